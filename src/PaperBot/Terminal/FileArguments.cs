using System.CommandLine.Parsing;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>Which files the arguments of a verb may name.</summary>
internal static class FileArguments
{
    /// <summary>Refuses an argument that names a pipe or a device.</summary>
    public static void RefuseSpecial(ArgumentResult argument)
    {
        foreach (var token in argument.Tokens.Where(token => SpecialFile.Is(token.Value)))
        {
            argument.AddError($"{token.Value} is a pipe or a device, or an empty file that cannot be told from one. Name a file.");
        }
    }
}
