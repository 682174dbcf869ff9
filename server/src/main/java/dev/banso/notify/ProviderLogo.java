package dev.banso.notify;

import dev.banso.notify.setting.NoticeSettings;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The picture that the provider has put at the head of everything companies read.
@Service
public class ProviderLogo {
    private final NoticeSettings settings;

    ProviderLogo(NoticeSettings settings) {
        this.settings = settings;
    }

    /// The id of the picture in use, or null. Only scopes that see the provider's settings may ask.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public @Nullable String current() {
        return settings.get().logo();
    }

    /// The picture of that id as a `data:` address; every picture that was ever in use is kept.
    @Transactional(readOnly = true)
    public Optional<String> address(String id) {
        return settings.logo(id).map(logo ->
                "data:" + logo.mediaType() + ";base64," + Base64.getEncoder().encodeToString(logo.content()));
    }
}
