using System.CommandLine.Parsing;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>Which files the arguments of a verb may name.</summary>
internal static class FileArguments
{
    /// <summary>Refuses an argument that names nothing, a pipe or a device.</summary>
    public static void Validate(SymbolResult argument)
    {
        foreach (var token in argument.Tokens)
        {
            if (string.IsNullOrWhiteSpace(token.Value))
            {
                argument.AddError("The name of a file is empty. Name a file.");
            }
            else if (SpecialFile.Is(token.Value))
            {
                argument.AddError($"{token.Value} is a pipe or a device, or an empty file that cannot be told from one. Name a file.");
            }
        }
    }
}
