using System.Security.Cryptography;
using System.Text;

namespace PaperBot;

/// <summary>The hash of a text that fits into an identifier of every platform: 20 characters of lower-case base 32.</summary>
internal static class ShortHash
{
    public const int Length = 20;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Of(string text) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(Length).Select(value => Base32[value % Base32.Length]));
}
