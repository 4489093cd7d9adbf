package org.hengce.methods.grouptime;

/**
 * Rows cut into pieces of whole blocks, about equally long. How many follows from the number of rows and the size of what
 * each piece sums up, never from threads.
 */
final class Pieces {
    /** Rows of a block: as many as a long has bits. */
    static final int BLOCK = 64;

    private static final int AT_MOST = 16;
    private static final int BLOCKS_AT_LEAST = 16;
    /** Numbers that all pieces together may hold: 128 MiB. */
    private static final long NUMBERS = 1 << 24;

    private final int rows;
    private final int blocks;
    private final int count;

    private Pieces(int rows, int blocks, int count) {
        this.rows = rows;
        this.blocks = blocks;
        this.count = count;
    }

    /**
     * The pieces of so many rows.
     *
     * @param numbers that each piece holds until they are summed up
     */
    static Pieces of(int rows, long numbers) {
        int blocks = (rows + BLOCK - 1) / BLOCK;
        long bySize = Math.max(1, NUMBERS / Math.max(1, numbers));
        int byLength = (blocks + BLOCKS_AT_LEAST - 1) / BLOCKS_AT_LEAST;
        return new Pieces(rows, blocks, (int) Math.min(AT_MOST, Math.min(bySize, byLength)));
    }

    int count() {
        return count;
    }

    int blocks() {
        return blocks;
    }

    /** The first block of the piece; for the number of pieces the end. */
    int from(int piece) {
        return (int) ((long) blocks * piece / count);
    }

    /** Rows of the block. */
    int rows(int block) {
        return Math.min(BLOCK, rows - block * BLOCK);
    }

    /** The first row of the piece; for the number of pieces the end. */
    int firstRow(int piece) {
        return Math.min(rows, from(piece) * BLOCK);
    }
}
