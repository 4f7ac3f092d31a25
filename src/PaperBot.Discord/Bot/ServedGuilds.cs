using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>
/// The servers that the bot is in, as the gateway reports them, and which of them are served: all, or those of <c>Discord:Guilds</c>. Thread-safe.
/// </summary>
internal sealed partial class ServedGuilds(IOptions<DiscordOptions> options, TimeProvider time, ILogger<ServedGuilds> logger)
{
    private const int MaxNameLength = 100;
    private const int MaxLocaleLength = 10;
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly Lock _lock = new();
    private readonly HashSet<string> _listed = [.. options.Value.Guilds];

    // The names, null as long as they are not known. They stay known when the session is resumed or replaced.
    private Dictionary<string, string?> _names = [];
    private readonly Dictionary<string, string> _locales = [];
    private readonly HashSet<Shard> _named = [];
    private volatile bool _areKnown;

    private int MaxServers => Limits.Servers * Math.Max(1, _named.Count);

    /// <summary>Whether Discord has said which servers the bot is in.</summary>
    public bool AreKnown => _areKnown;

    /// <summary>The ids of the servers that are served.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            lock (_lock)
            {
                return [.. _names.Keys.Where(IsListed)];
            }
        }
    }

    /// <summary>Whether a server is served.</summary>
    public bool Contains(string id)
    {
        lock (_lock)
        {
            return IsListed(id) && _names.ContainsKey(id);
        }
    }

    /// <summary>Whether a server is served if the bot is in it.</summary>
    public bool IsListed(string id) => _listed.Count == 0 || _listed.Contains(id);

    /// <summary>The language of a server, such as <c>ko</c>; null if it is not known.</summary>
    public string? FindLocale(string id)
    {
        lock (_lock)
        {
            return _locales.GetValueOrDefault(id);
        }
    }

    /// <summary>Follows the gateway.</summary>
    public void Follow(GatewayShards gateway)
    {
        gateway.SessionStarted += Replace;
        gateway.GuildCreated += Add;
        gateway.GuildDeleted += Remove;
    }

    /// <summary>Learns the servers if the gateway has not named them.</summary>
    public void Learn(IReadOnlyList<Guild> guilds)
    {
        lock (_lock)
        {
            if (!_areKnown)
            {
                Replace(new(0, 1), guilds);
            }
        }
    }

    /// <summary>The name of a server for the log and for <c>check</c>.</summary>
    public static string Describe(Guild guild) =>
        $"{Shortening.AtWord(DisplayText.CleanLine(guild.Name ?? ""), MaxNameLength)} ({guild.Id})".TrimStart();

    /// <summary>Replaces the servers of one shard; they are known when all shards have named theirs.</summary>
    private void Replace(Shard shard, IReadOnlyList<Guild> guilds)
    {
        lock (_lock)
        {
            _named.RemoveWhere(other => other.Count != shard.Count);
            _named.Add(shard);
            _areKnown |= _named.Count == shard.Count;
            _names = guilds.OfType<Guild>().Select(guild => guild.Id).Where(Snowflake.IsValid).Take(Limits.Servers)
                .Concat(_names.Keys.Where(id => !shard.Contains(id))).Distinct()
                .ToDictionary(id => id, id => _names.GetValueOrDefault(id));
            foreach (var left in _locales.Keys.Where(id => !_names.ContainsKey(id)).ToList())
            {
                _locales.Remove(left);
            }

            if (_names.Count == 0 && _areKnown)
            {
                LogNone();
            }
        }
    }

    private void Add(Guild guild)
    {
        lock (_lock)
        {
            if (!Snowflake.IsValid(guild.Id) || (_names.Count >= MaxServers && !_names.ContainsKey(guild.Id)))
            {
                return;
            }

            var isNew = !_names.TryGetValue(guild.Id, out var name);
            _names[guild.Id] = guild.Name ?? name;
            if (guild.PreferredLocale is { Length: <= MaxLocaleLength } locale)
            {
                _locales[guild.Id] = locale;
            }

            if (isNew)
            {
                LogJoined(Describe(guild), Explain(guild.Id));
            }
            else if (name is null && guild.Name is not null)
            {
                LogIn(Describe(guild), Explain(guild.Id));
            }
        }
    }

    private void Remove(Guild guild)
    {
        lock (_lock)
        {
            if (!guild.Unavailable && _names.Remove(guild.Id, out var name))
            {
                _locales.Remove(guild.Id);
                LogLeft(Describe(guild with { Name = name }));
            }
        }
    }

    private string Explain(string id) => IsListed(id) ? "It is served." : "It is not served, since Discord:Guilds does not list it.";

    [LoggerMessage(LogLevel.Information, "The bot is in the Discord server {Server}. {Served}")]
    private partial void LogIn(string server, string served);

    [LoggerMessage(LogLevel.Warning, "The bot has joined the Discord server {Server}. {Served}")]
    private partial void LogJoined(string server, string served);

    [LoggerMessage(LogLevel.Warning, "The bot is no longer in the Discord server {Server}.")]
    private partial void LogLeft(string server);

    [LoggerMessage(LogLevel.Warning, "The bot is in no Discord server, so it serves nobody. The README says how to invite it.")]
    private partial void LogNone();
}
