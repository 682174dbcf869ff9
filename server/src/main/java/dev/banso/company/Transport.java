package dev.banso.company;

/// How a line reached us.
public enum Transport {
    UDP, TCP, TLS
}
