using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Fuzz;

/// <summary>A settings file and a command line as somebody may have written them. They name no address but 127.0.0.1, and no file outside the working folder.</summary>
/// <param name="File">The bytes of appsettings.json.</param>
/// <param name="Arguments">The arguments, without those that lead to the platforms.</param>
public sealed record RandomSettings(byte[] File, string[] Arguments)
{
    private static readonly string[] Addresses =
        ["http://127.0.0.1:0", "https://127.0.0.1:0", "http://127.0.0.1:99999", "http://127.0.0.1:0/path", "http://[::1]:0", "ftp://127.0.0.1", "http://", "127.0.0.1", "http://127.0.0.1:x", "http://user@127.0.0.1:0", ""];

    private static readonly string[] Paths = ["paperbot.db", "", ".", "digests", "appsettings.json", "missing/folder/x.db", "a\0b", "name\nwith lines", new('x', 300), "..x", "digests/2024.txt"];

    private static readonly (string Key, string[] Values)[] Known =
    [
        ("Storage:Engine", ["LiteDb", "Sqlite", "sqlite", "Postgres"]),
        ("Storage:Path", Paths),
        ("Discord:Guilds:0", ["3000000000000000001", "#general", "my server"]),
        ("Discord:Shards", ["auto", "1", "0", "-3", "many"]),
        ("Discord:PublicKey", ["00", "zz", new('a', 64)]),
        ("Slack:Channels:0", ["C123", "#general", "general"]),
        ("Slack:AllowGuests", ["true", "no", "1"]),
        ("Slack:Subscribers:0", ["Members", "U123", "Everyone"]),
        ("Delivery:GiveUpDays", ["14", "0", "-1", "1e9"]),
        ("Delivery:PatienceSeconds", ["30", "-1", "NaN", "Infinity"]),
        ("Replies:Visibility", ["Private", "Shared", "Public"]),
        ("Replies:PageSize", ["5", "0", "11", "99999999999"]),
        ("Replies:TimeZone", ["Asia/Seoul", "Seoul", "Mars/Olympus", "+09:00"]),
        ("Search:Glossary", Paths),
        ("Tags:Aliases:moe", ["mixture-of-experts", "moe", ""]),
        ("Web:Url", Addresses),
        ("Web:Hosts:0", ["papers.lan", "a b", "*"]),
        ("Web:Password", ["short", "long enough to be one"]),
        ("Web:Proxy", ["127.0.0.1", "localhost", "300.1.1.1"]),
        ("Web:PlatformsUrl", Addresses),
        ("Sources:0:Kind", ["Folder", "Git", "Feed", "Page", "folder", "Ftp"]),
        ("Sources:0:Path", Paths),
        ("Sources:0:Url", [.. Addresses, "digests", "file:digests"]),
        ("Sources:0:SettleMinutes", ["2", "-1", "x"]),
        ("Sources:0:EveryMinutes", ["1", "0", "1e308"]),
        ("Subscriptions:0:Platform", ["Slack", "Discord", "Teams"]),
        ("Subscriptions:0:Channel", ["C123", "2000000000000000001", "#papers"]),
        ("Subscriptions:0:Filter", ["moe -survey", "\"open", "since:2024", "text:", "((("]),
        ("Subscriptions:0:Schedule", ["Daily", "Weekly", "Each", "Hourly"]),
        ("Subscriptions:0:At", ["09:00", "25:00", "9"]),
        ("Subscriptions:0:TimeZone", ["Asia/Seoul", "Nowhere"]),
        ("Subscriptions:0:Quiet", ["22:00-08:00", "22-8", "late"]),
        ("Discord:ApiUrl", ["http://127.0.0.1:1/", "127.0.0.1", "x"]),
        ("Slack:ApiUrl", ["http://127.0.0.1:1/", "ftp://127.0.0.1/"]),
        ("Papers:ApiUrl", ["http://127.0.0.1:1/", "x"]),
        ("Mcp:Token", ["short", new('t', 40)]),
        ("Kestrel:Endpoints:Http:Url", Addresses),
        ("Logging:Console:LogLevel:Default", ["Error", "Loud"]),
        ("Logging:LogLevel:Default", ["Error", "Loud"]),
        ("Logging:Format", ["Text", "Json", "Xml"]),
    ];

    // serve is not among them: it would run for ever where the settings are right. check refuses what serve refuses.
    private static readonly string[][] Verbs =
    [
        ["check"], ["check", "--json"], ["import", "digests"], ["import", "digests", "--json"], ["import", "digests", "--preview"], ["import", "missing.txt"], ["export"], ["export", "--format", "csv"],
        ["export", "--format", "xml"], ["ask", "/paper tag moe"], ["ask", "tag moe", "--as", "discord"], ["ask", "search x", "--locale", "ko"], ["tags"], ["tags", "--check"], ["ledger"], ["ledger", "Slack/C1", "--json"],
        ["cancel"], ["cancel", "Slack:C123"], ["purge", "x"], ["purge", "--person", "Slack U1"], ["backup", "b.db"], ["restore", "b.db"], ["restore", "b.db", "--force"], ["copy", "--to", "Sqlite", "--path", "c.db"],
        ["--help"], ["--version"], ["import"], ["ask"], ["backup"], ["copy"],
    ];

    /// <summary>Creates the ones with a number. The same seed and number give the same.</summary>
    public static RandomSettings Create(int seed, int number)
    {
        var random = SeededRandom.For(seed, "settings", number);
        return new(CreateFile(random), [.. Distort(random, random.Pick(Verbs)), .. Enumerable.Range(0, random.Next(3)).Select(_ => Argument(random))]);
    }

    private static byte[] CreateFile(Random random)
    {
        var root = new JsonObject { ["Papers"] = new JsonObject { ["Lookup"] = false } };
        foreach (var (key, values) in Enumerable.Range(0, random.Next(6)).Select(_ => random.Pick(Known)))
        {
            var node = root;
            var parts = key.Split(':').Select(part => random.Next(12) == 0 ? RandomText.Mistype(random, part) : part).ToList();
            foreach (var part in parts.SkipLast(1))
            {
                node = node[part] as JsonObject ?? (JsonObject)(node[part] = new JsonObject());
            }

            node[parts[^1]] = Value(random, values);
        }

        var text = root.ToJsonString(new(JsonSerializerDefaults.General) { WriteIndented = random.Next(2) == 0, MaxDepth = 1_000 });
        return random.Next(10) switch
        {
            0 => Encoding.UTF8.GetBytes(text[..random.Next(text.Length)]),
            1 => Encoding.UTF8.GetBytes(text.Insert(random.Next(text.Length), RandomText.Next(random))),
            2 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            3 => random.Next(2) == 0 ? Encoding.Unicode.GetBytes(text) : [.. Encoding.UTF8.GetBytes(text).Select(value => random.Next(50) == 0 ? (byte)random.Next(256) : value)],
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private static JsonNode? Value(Random random, string[] values) => random.Next(12) switch
    {
        0 => random.Next(),
        1 => random.Next(2) == 0,
        2 => null,
        3 => new JsonObject { [RandomText.Mistype(random, "Path")] = "x" },
        4 => new JsonArray(random.Pick(values), 1),
        5 => Enumerable.Range(0, random.Next(200)).Aggregate(new JsonArray(), (inner, _) => new(inner)),
        _ => random.Pick(values),
    };

    private static IEnumerable<string> Distort(Random random, string[] verb) => random.Next(5) switch
    {
        0 => verb.Select(argument => random.Next(3) == 0 ? RandomText.Mistype(random, argument) : argument),
        1 => [.. verb, Harmless(random)],
        2 => verb.Select((argument, at) => at > 0 && random.Next(2) == 0 ? Harmless(random) : argument),
        _ => verb,
    };

    private static string Argument(Random random)
    {
        var (key, values) = random.Pick(Known);
        return $"--{(random.Next(8) == 0 ? RandomText.Mistype(random, key) : key)}={random.Pick(values)}".Replace("\0", "", StringComparison.Ordinal);
    }

    // What leads to a folder outside the working folder would be read or written there.
    private static string Harmless(Random random) => RandomText.Next(random).Replace("\0", "", StringComparison.Ordinal) is var text && !text.Contains('/') && !text.Contains("..", StringComparison.Ordinal) ? text : "x";
}
