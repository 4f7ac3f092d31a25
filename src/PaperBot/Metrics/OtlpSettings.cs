using System.Globalization;

namespace PaperBot.Metrics;

/// <summary>
/// The variables of the environment that say where measurements and traces are sent (https://opentelemetry.io/docs/specs/otel/protocol/exporter). Without an
/// endpoint nothing is sent.
/// </summary>
internal static class OtlpSettings
{
    /// <summary>What the names of all variables begin with.</summary>
    public const string Prefix = "OTEL_";

    /// <summary>The signal of the measurements.</summary>
    public const string Metrics = "METRICS";

    /// <summary>The signal of the traces.</summary>
    public const string Traces = "TRACES";

    private static readonly string[] Signals = ["", $"{Traces}_", $"{Metrics}_"];
    private static readonly (string Name, Func<string, bool> IsRight, string Description)[] Rules =
    [
        ("ENDPOINT", IsAddress, "the address of a collector, such as http://127.0.0.1:4317"),
        ("PROTOCOL", value => value is "grpc" or "http/protobuf", "grpc or http/protobuf"),
        ("TIMEOUT", value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0, "a number of milliseconds, such as 1500"),
    ];

    /// <summary>Whether anything is sent.</summary>
    public static bool IsWanted(IConfiguration configuration) => IsWanted(configuration, Metrics) || IsWanted(configuration, Traces);

    /// <summary>Whether a signal is sent.</summary>
    public static bool IsWanted(IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(Find(configuration, signal, "ENDPOINT") ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])
        && configuration[$"OTEL_{signal}_EXPORTER"] != "none"
        && !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A variable of one signal, such as <c>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</c>; null if it is not set.</summary>
    public static string? Find(IConfiguration configuration, string signal, string name) =>
        configuration[$"OTEL_EXPORTER_OTLP_{signal}_{name}"] is { Length: > 0 } value ? value : null;

    /// <summary>Finds the variables that are wrong, each with what it has to be. A value is not repeated, since an address can contain a secret.</summary>
    public static IEnumerable<(string Key, string Message)> FindErrors(IConfiguration configuration) =>
        from signal in Signals
        from rule in Rules
        let key = $"OTEL_EXPORTER_OTLP_{signal}{rule.Name}"
        where !string.IsNullOrEmpty(configuration[key]) && !rule.IsRight(configuration[key]!)
        select (key, $"{key} has to be {rule.Description}.");

    private static bool IsAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
