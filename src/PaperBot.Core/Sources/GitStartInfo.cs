using System.Diagnostics;

namespace PaperBot.Sources;

/// <summary>How git is started: with limits and without the bot's environment. It never prompts, runs no hooks, and its command line contains no token.</summary>
internal static class GitStartInfo
{
    // The token is passed in the environment, which other users of the machine cannot see, and only for the host that it is for.
    private const string CredentialHelper =
        """!f() { test "$1" = get && printf 'username=%s\npassword=%s\n' "$PAPERBOT_GIT_USER" "$PAPERBOT_GIT_PASSWORD"; }; f""";

    // What git, ssh and curl need to find their programs, keys, certificates and proxies. The bot's tokens are in the environment too.
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE",
        "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
        "SystemRoot", "SystemDrive", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "ProgramFiles", "TEMP", "TMP", "PATHEXT", "COMSPEC",
    ];

    // In kilobytes and blocks of 512 bytes. A pack of a few kilobytes can contain objects of many gigabytes.
    private static readonly string LimitedGit = $"ulimit -v {Limits.GitMemory / 1024} && ulimit -f {Limits.GitFileBytes / 512} && exec git \"$@\"";

    public static ProcessStartInfo Create(GitAddress address, IEnumerable<string> arguments)
    {
        string[] git = [.. Settings(address), .. arguments];
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("git", git) : new ProcessStartInfo("/bin/sh", ["-c", LimitedGit, "git", .. git]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;

        // In the working folder git would obey the configuration of a repository that somebody else has put there, which can start programs.
        start.WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory is { Length: > 0 } system ? system : "/")!;
        start.CreateNoWindow = true;
        foreach (var name in start.Environment.Keys.Except(Inherited, OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_ALLOW_PROTOCOL"] = GitAddress.Protocols;
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ASKPASS"] = "";
        start.Environment["GCM_INTERACTIVE"] = "never";
        if (!start.Environment.ContainsKey("GIT_SSH"))
        {
            start.Environment.TryAdd("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=30");
        }

        start.Environment["PAPERBOT_GIT_USER"] = address.User;
        start.Environment["PAPERBOT_GIT_PASSWORD"] = address.Password;
        return start;
    }

    private static IEnumerable<string> Settings(GitAddress address)
    {
        // The last ones limit the memory: large objects are streamed, and packs are mapped in parts.
        string[] settings =
        [
            "core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.autoDetach=false", "maintenance.autoDetach=false", "gc.pruneExpire=1.day.ago",
            "http.followRedirects=false", "fetch.unpackLimit=1", "pack.threads=1", "core.bigFileThreshold=4m", "core.packedGitWindowSize=16m", "core.packedGitLimit=64m", "core.deltaBaseCacheLimit=16m",
        ];
        string[] login = address is { User: "", Password: "" } ? []
            : ["credential.helper=", $"credential.{address.Url[..address.Url.IndexOf('/', "https://".Length)]}.helper={CredentialHelper}"];
        return settings.Concat(login).SelectMany(setting => new[] { "-c", setting });
    }
}
