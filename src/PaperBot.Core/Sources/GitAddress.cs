using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>A repository as the settings name it, with what is secret taken out of what is shown.</summary>
/// <param name="Url">What git is told: for http and https without the user and password, which it is given another way.</param>
/// <param name="Location">What people and entries see: no user, no password, and <c>#branch</c> if one is set.</param>
/// <param name="User">The user that http or https asks for, or empty.</param>
/// <param name="Password">The password or token, or empty.</param>
internal sealed partial record GitAddress(string Url, string Location, string User, string Password)
{
    /// <summary>The protocols that git may speak, as <c>GIT_ALLOW_PROTOCOL</c> lists them: none of those that run a program.</summary>
    public const string Protocols = "file:git:http:https:ssh";

    /// <summary>The address that an item of the settings gives.</summary>
    /// <param name="url">A valid URL, <c>host:path</c> for ssh, or a folder, relative to the working folder.</param>
    /// <param name="branch">The branch, or empty.</param>
    public static GitAddress Of(string url, string branch)
    {
        // A slash would let one branch's documents look like those in a folder of another.
        var behind = branch == "" ? "" : $"#{branch.Replace("/", "%2F", StringComparison.Ordinal)}";
        if (Full().Match(url) is { Success: true } full)
        {
            var scheme = full.Groups["scheme"].Value.ToLowerInvariant();
            var (user, password) = Divide(full.Groups["user"].Value);
            var rest = $"{full.Groups["host"].Value}{full.Groups["path"].Value.TrimEnd('/')}";
            var isWeb = scheme is "http" or "https";
            var named = isWeb || user == "" ? "" : $"{user}@";
            return new($"{scheme}://{named}{rest}", $"{scheme}://{rest}{behind}",
                isWeb ? Uri.UnescapeDataString(user) : "", Uri.UnescapeDataString(password));
        }

        if (Short().Match(url) is { Success: true } brief)
        {
            return new(url, $"{brief.Groups["host"].Value}:{brief.Groups["path"].Value.TrimEnd('/')}{behind}", "", "");
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(url));
        return new(folder, folder + behind, "", "");
    }

    /// <summary>What is wrong with an item of the settings and how to mend it, or null. Says nothing of what could be secret.</summary>
    public static string? FindWrong(SourceOptions options) => options switch
    {
        { Url: "" } => "a Git source needs a Url: the repository's address, or its folder",
        { Url: var url } when url.StartsWith('-') || url.Any(char.IsControl) || Program().IsMatch(url) =>
            "the Url is taken for something else; give it as https://host/path, git@host:path or a folder",
        { Url: var url } when url.Contains("://", StringComparison.Ordinal) && !(Full().IsMatch(url) && IsAllowed(url)) =>
            "the Url is none that is read: use https, http, ssh, git or file, write signs such as / and @ in a token as %2F and %40, and leave out ? and #",
        { Url: var url } when Short().Match(url) is { Success: true } brief && brief.Groups["path"].Value.Contains('@') =>
            "the Url cannot hold a password; use a key for ssh, or https",
        { Branch: var branch } when NoBranch().IsMatch(branch) => "the Branch is no name of a branch; give it as git branch shows it",
        { Path: var path } when path.Contains('\\') || path.StartsWith('/') || path.Split('/').Contains("..") =>
            "the Path is a folder in the repository, such as notes/papers",
        _ => null,
    };

    /// <summary>What is wrong if an earlier item has the same repository and branch: each would withdraw what only the other reads. Or null.</summary>
    public static string? FindSame(IReadOnlyList<SourceOptions> options, int at)
    {
        var places = options.Take(at + 1).Where(source => source.Kind == "Git" && FindWrong(source) is null)
            .Select(source => Of(source.Url, source.Branch).Location)
            .ToList();
        return options[at].Kind == "Git" && places.IndexOf(places[^1]) < places.Count - 1
            ? "an item before has this repository and branch; make one of the two, with a Path that holds both folders"
            : null;
    }

    private static bool IsAllowed(string url) =>
        Protocols.Split(':').Contains(Full().Match(url).Groups["scheme"].Value.ToLowerInvariant())
        && !Uri.UnescapeDataString(Full().Match(url).Groups["user"].Value).Any(char.IsControl);

    private static (string User, string Password) Divide(string named) =>
        named.Split(':', 2) is [var user, var password] ? (user, password) : (named, "");

    // What stands before the host must not be taken for it: it may be a token. So a path with @ is refused but in files' names.
    [GeneratedRegex(@"^(?<scheme>file)://(?<host>)(?<path>/.+)$|^(?<scheme>[a-z]+)://((?<user>[^@/?#]*)@)?(?<host>([\w.-]+|\[[0-9a-f:.]+\])(:\d+)?)(?<path>/[^@?#]+)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Full();

    // One letter before the colon is a drive.
    [GeneratedRegex(@"^([^@/:\\]+@)?(?<host>[^@/:\\]{2,}|\[[0-9a-fA-F:.]+\]):(?<path>[^:/].*|/[^/].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Short();

    // ext::sh -c …
    [GeneratedRegex(@"^[\w+.-]*::", RegexOptions.NonBacktracking)]
    private static partial Regex Program();

    // The rules of git check-ref-format.
    [GeneratedRegex(@"^[-/.]|^refs/|^@$|[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|[/.]$|\.lock(/|$)", RegexOptions.NonBacktracking)]
    private static partial Regex NoBranch();
}
