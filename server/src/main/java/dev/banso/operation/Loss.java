package dev.banso.operation;

/// Something that was dropped, cut or given up, counted since the start of the process.
///
/// @param name spelling in metrics and the API, such as `udp-kernel`; the words are `operation.loss.<name>`
/// @param harm what it means for a company
public record Loss(String name, long count, Harm harm) {
    /// What a loss means for a company.
    public enum Harm {
        /// Lines or messages that nobody will see.
        LOST,
        /// Something was refused or shortened; the sender or a person can try again.
        REFUSED
    }
}
