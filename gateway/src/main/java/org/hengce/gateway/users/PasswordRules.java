package org.hengce.gateway.users;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hengce.kit.problem.Message;

/**
 * What a password must be: long, and not among the first that somebody would guess. No rule about kinds of characters:
 * people meet those in ways that are guessed first (NIST SP 800-63B, 5.1.1.2).
 */
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;
    // Zxcvbn's scale ends at 4; 3 means more than 100 million guesses, which the brakes on signing in put out of reach.
    private static final int LEAST_SCORE = 3;
    // Its cost grows faster than the length; what has so many characters is judged by these.
    private static final int JUDGED = 64;
    private static final Zxcvbn GUESSING = new Zxcvbn();

    private PasswordRules() {}

    /** What is wrong with a user's new password, if anything is. */
    static Optional<Message> fault(String user, String password) {
        String composed = Passwords.composed(password);
        int length = composed.codePointCount(0, composed.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(Message.of(
                    "a password has %d to %d characters; this one has %d",
                    "密码应有 %d 至 %d 个字符；当前为 %d 个", SHORTEST, LONGEST, length));
        }
        if (isMadeOf(user.toLowerCase(Locale.ROOT), composed.toLowerCase(Locale.ROOT)) || isGuessed(user, composed)) {
            return Optional.of(Message.of(
                    "this password is among the first that are guessed (known passwords, the user name, repeated or neighbouring characters); take several words that have nothing to do with each other",
                    "该密码很容易被猜中（常见密码、用户名、重复或相邻的字符）；请使用几个互不相关的词"));
        }
        return Optional.empty();
    }

    /** The user's name, once or again and again. */
    private static boolean isMadeOf(String name, String password) {
        return !name.isEmpty() && password.replace(name, "").isBlank();
    }

    private static boolean isGuessed(String user, String password) {
        String judged = password.substring(0, Math.min(password.length(), JUDGED));
        return GUESSING.measure(judged, List.of(user, "hengce", "衡策")).getScore() < LEAST_SCORE;
    }
}
