package org.hengce.evaluation.evaluations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The panels of readings and of requested evaluations, compressed (evaluation.md §7). What is read is what was kept: its hash is
 * compared.
 */
@ApplicationScoped
public class KeptPanels {
    private static final int FORMAT = 1;

    @Inject
    Jdbi jdbi;

    /** Keeps those of an evaluation's goals, within the open transaction; goals without a panel are passed over. */
    void keep(Handle h, UUID evaluation, List<EvaluatedGoal> goals) {
        for (EvaluatedGoal goal : goals) {
            Panel panel = goal.panel();
            if (panel != null) {
                h.createUpdate("""
                                INSERT INTO evaluation_panel (evaluation, goal, sha256, panel)
                                VALUES (:evaluation, :goal, :sha256, :panel)""")
                        .bind("evaluation", evaluation)
                        .bind("goal", goal.number())
                        .bind("sha256", panel.sha256())
                        .bind("panel", written(panel))
                        .execute();
            }
        }
    }

    /**
     * The panel of a goal, if it was kept.
     *
     * @param goal its number in the policy, from 1
     * @throws IllegalStateException if it is not what was kept
     */
    public Optional<Panel> find(UUID evaluation, int goal) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT sha256, panel FROM evaluation_panel WHERE evaluation = :evaluation AND goal = :goal")
                .bind("evaluation", evaluation)
                .bind("goal", goal)
                .map((row, context) -> {
                    Panel panel = read(row.getBytes("panel"));
                    if (!panel.sha256().equals(row.getString("sha256"))) {
                        throw new IllegalStateException(
                                "the kept panel of goal %d of %s is not what it was".formatted(goal, evaluation));
                    }
                    return panel;
                })
                .findOne());
    }

    /** Periods; then each unit with its first treated period, its weight and its outcomes, bit for bit. */
    private static byte[] written(Panel panel) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeByte(FORMAT);
            out.writeBoolean(panel.weighted());
            out.writeInt(panel.periodCount());
            for (String period : panel.periods()) {
                out.writeUTF(period);
            }
            out.writeInt(panel.unitCount());
            for (int u = 0; u < panel.unitCount(); u++) {
                out.writeUTF(panel.unit(u));
                out.writeInt(panel.firstTreated(u));
                out.writeDouble(panel.weighted() ? panel.weight(u) : Double.NaN);
                for (double outcome : panel.outcomes(u)) {
                    out.writeDouble(outcome);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Panel read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalStateException("a panel was kept in a format of a later release");
            }
            boolean weighted = in.readBoolean();
            List<String> periods = new ArrayList<>();
            int count = in.readInt();
            for (int t = 0; t < count; t++) {
                periods.add(in.readUTF());
            }
            PanelBuilder builder = Panel.builder(periods);
            int units = in.readInt();
            for (int u = 0; u < units; u++) {
                unit(in, builder, periods, weighted);
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("a kept panel cannot be read", e);
        }
    }

    private static void unit(DataInputStream in, PanelBuilder builder, List<String> periods, boolean weighted)
            throws IOException {
        String unit = in.readUTF();
        int first = in.readInt();
        double weight = in.readDouble();
        for (String period : periods) {
            double outcome = in.readDouble();
            if (!Double.isNaN(outcome)) {
                builder.observe(unit, period, outcome);
            }
        }
        if (first != Panel.NEVER) {
            builder.treatedFrom(unit, periods.get(first));
        }
        if (weighted) {
            builder.weight(unit, weight);
        }
    }
}
