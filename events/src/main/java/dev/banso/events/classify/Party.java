package dev.banso.events.classify;

import dev.banso.events.Side;

/// One end of a session, and on which side of the firewall it lies.
///
/// @param role `source` or `destination`, as the line has it
/// @param address as written; empty where the line has none
/// @param port as written; empty where the line has none
/// @param side external, internal or unknown
/// @param why what told the side
record Party(String role, String address, String port, Side side, String why) {
    boolean internal() {
        return side == Side.INTERNAL;
    }

    boolean external() {
        return side == Side.EXTERNAL;
    }

    String text() {
        return role + (address.isEmpty() ? "" : " " + address) + " is " + switch (side) {
            case EXTERNAL -> "outside";
            case INTERNAL -> "inside";
            case UNKNOWN -> "of unknown side";
        } + ": " + why;
    }
}
