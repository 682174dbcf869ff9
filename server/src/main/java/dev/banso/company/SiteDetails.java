package dev.banso.company;

import java.util.List;

/// What a person or program enters of a site; checked already. [Site] says what each means.
public record SiteDetails(String name, String address, List<PowerOff> powerOff) {}
