package dev.banso.database;

/// The database as the application role reaches it, for libraries that connect by themselves.
///
/// @param url JDBC address without credentials
/// @param user the role
/// @param password of the role
public record ApplicationDatabase(String url, String user, String password) {
    /// The address for one who looks into a schema of its own alone.
    public String inSchema(String schema) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
