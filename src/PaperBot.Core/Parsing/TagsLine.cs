using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>Reads a line that is tags and nothing else: <c>#moe #state-space-model ＃3d</c>.</summary>
internal static class TagsLine
{
    /// <summary>Reads the tags of a line, in its order and with repetitions.</summary>
    /// <returns>False where anything but tags stands on the line.</returns>
    public static bool TryRead(string line, out IReadOnlyList<Tag> tags)
    {
        var found = new List<Tag>();
        tags = found;
        if (line is not ['#' or '＃', ..])
        {
            return false;
        }

        foreach (var word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ['#' or '＃', ..])
            {
                return false;
            }

            foreach (var name in word.Split(['#', '＃'], StringSplitOptions.RemoveEmptyEntries))
            {
                var text = name.TrimEnd(',', ';');
                if (!text.Any(char.IsLetterOrDigit))
                {
                    return false;
                }

                found.Add(new Tag(text));
            }
        }

        return found.Count > 0;
    }
}
