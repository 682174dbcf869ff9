package dev.banso.problem;

import java.util.List;

/// What is wrong with one field of what was entered.
///
/// @param field its name in the form and in the API
/// @param key of the message that says what to do
/// @param arguments of that message
public record Mistake(String field, String key, List<Object> arguments) {}
