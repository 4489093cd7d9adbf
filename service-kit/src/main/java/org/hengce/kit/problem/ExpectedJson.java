package org.hengce.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What JSON should have stood at a place, in words of the caller's and not of the library that reads it. */
public final class ExpectedJson {
    private ExpectedJson() {}

    /** Where that is, as {@code goals[0].weight}; empty where it is nowhere in particular. */
    public static String path(JsonProcessingException e) {
        StringBuilder path = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
                }
            }
        }
        return path.toString();
    }

    public static Message at(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Message.of(
                    "there is no such field here; known are %s", "此处没有该字段；可用字段为 %s", unknown.getKnownPropertyIds());
        }
        @Nullable Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return Message.of("this cannot stand here", "此处不能使用该内容");
        }
        if (type.isEnum()) {
            String names = Arrays.toString(type.getEnumConstants());
            return Message.of("this is none of %s", "取值应为 %s 之一", names);
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return Message.of("a number is needed here, without quotes", "此处应为数字，且不加引号");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Message.of("true or false is needed here", "此处应为 true 或 false");
        }
        return CharSequence.class.isAssignableFrom(type)
                ? Message.of(
                        "a text in quotes is needed here, without NUL characters and halves of surrogate pairs",
                        "此处应为带引号的文本，且不含 NUL 字符或不成对的代理字符")
                : Message.of("another kind of JSON value is needed here", "此处应为其他类型的 JSON 值");
    }
}
