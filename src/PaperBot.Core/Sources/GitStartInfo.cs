using System.Diagnostics;

namespace PaperBot.Sources;

/// <summary>How git is started: it never prompts, runs no hooks, and its command line contains no token.</summary>
internal static class GitStartInfo
{
    // The token is passed in the environment, which other users of the machine cannot see, and only for the host that it is for.
    private const string CredentialHelper =
        """!f() { test "$1" = get && printf 'username=%s\npassword=%s\n' "$PAPERBOT_GIT_USER" "$PAPERBOT_GIT_PASSWORD"; }; f""";

    // Git sets these for its hooks. They would make git use another repository.
    private static readonly string[] RepositoryVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_SHALLOW_FILE", "GIT_NAMESPACE", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
    ];

    public static ProcessStartInfo Create(GitAddress address, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", [.. Settings(address), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in RepositoryVariables)
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
        string[] settings = ["core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.autoDetach=false", "maintenance.autoDetach=false", "gc.pruneExpire=1.day.ago"];
        string[] login = address is { User: "", Password: "" } ? []
            : ["credential.helper=", $"credential.{address.Url[..address.Url.IndexOf('/', "https://".Length)]}.helper={CredentialHelper}"];
        return settings.Concat(login).SelectMany(setting => new[] { "-c", setting });
    }
}
