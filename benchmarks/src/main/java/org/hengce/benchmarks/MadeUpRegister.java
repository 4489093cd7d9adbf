package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A register of made-up policies: titles and summaries put together from some hundred words at random, each frequent or rare as
 * words are (Zipf), in Chinese and English. Every title says that it is synthetic; nothing in it is a real policy.
 */
final class MadeUpRegister {
    private static final int A_FILE = 20_000;
    private static final double SECOND = 1e9;
    private static final List<String> CATEGORIES = List.of(
            "RESEARCH_INNOVATION", "TALENT", "ENTERPRISE_SUPPORT", "INDUSTRIAL_PLANNING", "INTELLECTUAL_PROPERTY");
    private static final List<String> LEVELS = List.of("NATIONAL", "PROVINCIAL", "MUNICIPAL");
    private static final List<String> INSTRUMENTS =
            List.of("GRANT", "TAX", "LOAN", "GUARANTEE", "EQUITY", "PROCUREMENT", "REGULATION", "SERVICE", "TRAINING");
    private static final List<String> CHINESE = List.of(
            "企业", "研发", "人才", "税收", "优惠", "补助", "专利", "引进", "培养", "智能制造", "人工智能", "大数据", "云计算", "物联网", "区块链", "量子计算",
            "数字经济", "智慧城市", "数字健康", "金融科技", "智慧农业", "知识产权", "保护", "产业园", "规划", "布局", "贷款", "担保", "股权", "采购", "标准", "试点",
            "示范", "基础设施", "公共服务", "平台", "创业", "就业", "高校", "院所", "成果", "转化", "奖励", "认定", "高新技术", "中小", "民营", "外资", "出口",
            "技改", "绿色", "低碳", "能源", "汽车", "芯片", "软件", "机器人", "新材料", "生物医药", "航空", "海洋", "文化", "旅游", "物流", "电商", "县域",
            "乡村", "开发区", "自贸区", "R&D投入");
    private static final List<String> ENGLISH = List.of(
            "firms",
            "research",
            "talent",
            "tax relief",
            "grants",
            "subsidies",
            "patents",
            "training",
            "manufacturing",
            "artificial intelligence",
            "big data",
            "cloud",
            "internet of things",
            "blockchain",
            "quantum computing",
            "digital economy",
            "smart city",
            "health",
            "fintech",
            "agriculture",
            "protection",
            "parks",
            "planning",
            "loans",
            "guarantees",
            "equity",
            "procurement",
            "standards",
            "pilots",
            "infrastructure",
            "services",
            "start-ups",
            "employment",
            "universities",
            "transfer",
            "awards",
            "exports",
            "energy",
            "vehicles",
            "chips",
            "software",
            "robots",
            "materials",
            "biotechnology",
            "R&D");

    static final List<String> REGIONS =
            IntStream.rangeClosed(1, 31).mapToObj("SYNTH-%02d"::formatted).toList();
    static final List<String> SECTORS =
            IntStream.range(0, 40).mapToObj("SYNTH-S%02d"::formatted).toList();

    private final ObjectMapper json = new ObjectMapper();
    private final Random made = new Random(8);

    private <T> T frequentOrRare(List<T> of) {
        return of.get((int) (of.size() * Math.pow(made.nextDouble(), 2.5)));
    }

    /** One of the words, as a person would type it, frequent ones as often as they are there. */
    String word(boolean chinese) {
        return frequentOrRare(chinese ? CHINESE : ENGLISH);
    }

    String category() {
        return frequentOrRare(CATEGORIES);
    }

    String region() {
        return REGIONS.get(made.nextInt(REGIONS.size()));
    }

    private String words(List<String> of, int count, String between) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(frequentOrRare(of));
        }
        return String.join(between, words);
    }

    /** The code of a policy by its number. */
    static String code(int number) {
        return "SYNTH-%06d".formatted(number);
    }

    /** A number below this. */
    int below(int bound) {
        return made.nextInt(bound);
    }

    /** The policy of this number, with other words each time. */
    Map<String, Object> policy(int number) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("code", code(number));
        text.put(
                "title",
                Map.of(
                        "zh", "（合成）" + words(CHINESE, 3, "") + "办法",
                        "en", "Synthetic: " + words(ENGLISH, 2, " and ")));
        text.put("category", category());
        text.put("level", frequentOrRare(LEVELS));
        text.put("documentNumber", "合〔%d〕%d号".formatted(2005 + number % 20, number));
        text.put("instruments", List.of(frequentOrRare(INSTRUMENTS)));
        text.put("sectors", List.of(SECTORS.get(made.nextInt(SECTORS.size()))));
        text.put("announcedOn", "%d-%02d-%02d".formatted(2005 + number % 20, 1 + number % 12, 1 + number % 28));
        text.put("coverage", List.of(Map.of("region", region(), "from", Integer.toString(2006 + number % 20))));
        text.put("summary", Map.of("zh", words(CHINESE, 10, "、") + "。"));
        return text;
    }

    /** Those from one number to before another as JSON Lines. */
    Path lines(int from, int to) throws IOException {
        Path file = Files.createTempFile("hengce-register", ".jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = from; i < to; i++) {
                out.append(json.writeValueAsString(policy(i))).append('\n');
            }
        }
        return file;
    }

    /** Regions and sectors, so that nothing is pending but what a register waits for. */
    static void define(Api api) throws IOException, InterruptedException {
        for (String region : REGIONS) {
            api.putIfAbsent("/api/v1/regions/" + region, Map.of("name", Map.of("en", region), "level", "PROVINCIAL"));
        }
        for (String sector : SECTORS) {
            api.putIfAbsent("/api/v1/sectors/" + sector, Map.of("name", Map.of("en", sector)));
        }
    }

    /** Registers so many from files; how long that took, in words. */
    String imported(Api api, int policies) throws IOException, InterruptedException {
        long nanos = 0;
        long bytes = 0;
        for (int from = 0; from < policies; from += A_FILE) {
            Path file = lines(from, Math.min(policies, from + A_FILE));
            bytes += Files.size(file);
            long began = System.nanoTime();
            JsonNode outcome = api.uploadLines("/api/v1/policy-imports", file);
            nanos += System.nanoTime() - began;
            Files.delete(file);
            if (outcome.path("rejected").asInt() != 0) {
                throw new IOException("made-up policies were refused: " + outcome);
            }
        }
        return String.format(Locale.ROOT, "%.1f s, %,d MB in files of %,d", nanos / SECOND, bytes >> 20, A_FILE);
    }
}
