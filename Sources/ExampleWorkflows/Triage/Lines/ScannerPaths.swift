/// Paths that only a scanner asks for.
enum ScannerPaths {
    /// Whether a request that failed looks like a probe for known holes.
    static func isProbe(_ path: LineBytes, request: LineBytes) -> Bool {
        // A method that is no word: TLS or another protocol spoken to the wrong port.
        guard request.count > 0 else { return false }
        if request.has("\\x", at: 0) { return true }
        let text = path.text(0, path.count, limit: 512).lowercased()
        return probes.contains { text.contains($0) }
    }

    /// Whether a path names something no server should hand out.
    static func isSecret(_ path: LineBytes) -> Bool {
        var dot = path.position(of: "/.")
        while dot >= 0 {
            if path.has("env", at: dot + 2) && (path.count == dot + 5 || path.base[dot + 5] == 46) { return true }
            if path.has("git/", at: dot + 2) || path.has("aws/", at: dot + 2) || path.has("ssh/", at: dot + 2) {
                return true
            }
            dot = path.position(of: "/.", from: dot + 2)
        }
        return path.position(of: "/etc/passwd") >= 0
    }

    private static let probes = [
        "/.env", "/.git/", "/.aws/", "/.ssh/", "/.svn/", "/.ds_store", "/.htpasswd", "/.vscode/", "wp-login.php",
        "wp-admin", "wp-config", "wlwmanifest.xml", "xmlrpc.php", "/wp-content/plugins/", "phpmyadmin", "/pma/",
        "phpinfo", "/phpunit/", "eval-stdin", "/cgi-bin/", "/boaform", "/hnap1", "/goform/", "/manager/html",
        "/actuator", "/solr/admin", "/jenkins/", "/struts", "/owa/", "/autodiscover/", "/ecp/", "/console/",
        "/server-status", "/telescope/", "/_ignition/", "/vendor/", "/shell", "/setup.cgi", "/config.json",
        "/config.php", "/admin.php", "/administrator/", "/backup.", ".sql", ".bak", "/etc/passwd", "../", "..%2f",
        "%2e%2e", "${jndi:", "union+select", "union%20select", "/etc/shadow", "/login.action", "/geoserver",
    ]
}
