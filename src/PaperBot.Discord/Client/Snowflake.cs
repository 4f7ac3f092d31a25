using System.Globalization;

namespace PaperBot.Discord.Client;

/// <summary>Discord's ids: 64-bit numbers that contain the time of their creation (reference, Snowflakes).</summary>
internal static class Snowflake
{
    private const long EpochMilliseconds = 1420070400000;

    /// <summary>Whether a text is an id.</summary>
    public static bool IsValid(string id) =>
        id.Length <= 20 && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>When the object with this id was created.</summary>
    /// <exception cref="FormatException">It is not an id.</exception>
    public static DateTimeOffset CreatedAt(string id) => DateTimeOffset.FromUnixTimeMilliseconds(
        (long)(ulong.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture) >> 22) + EpochMilliseconds);
}
