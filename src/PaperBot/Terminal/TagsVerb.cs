using System.CommandLine;
using System.Text.Json;
using PaperBot.Search;

namespace PaperBot.Terminal;

/// <summary><c>tags [--check]</c>: lists the tags with their counts, or the pairs that look like the same tag and how to merge them.</summary>
internal static class TagsVerb
{
    public static Command Create(string[] settings)
    {
        var check = new Option<bool>("--check") { Description = "Show pairs that look like one tag. Nothing is merged." };
        var command = new Command("tags", "Lists the tags with their counts.") { check };
        command.SetAction(parsed => Run(settings, parsed.GetValue(check)));
        return command;
    }

    private static int Run(string[] settings, bool check)
    {
        using var host = VerbHost.Open(settings);
        using var entries = VerbHost.RefreshIndex(host).Open();
        var tags = entries.Tags.Tags;
        using var output = VisibleWriter.OpenOutput();
        if (check)
        {
            WritePairs(output, TagCheck.FindPairs(tags));
        }
        else
        {
            foreach (var tag in tags)
            {
                output.WriteLine($"{tag.Count}\t#{tag.Tag.Text}");
            }
        }

        return 0;
    }

    private static void WritePairs(TextWriter output, IReadOnlyList<TagPair> pairs)
    {
        if (pairs.Count == 0)
        {
            output.WriteLine("No tags look like one.");
            return;
        }

        output.WriteLine($"Pairs that look like one tag: {pairs.Count}. To make a pair one, put its line into the settings, within \"Tags\": {{ \"Aliases\": {{ }} }}.");
        output.WriteLine("Look-ups, lists and subscriptions then see one tag; what is stored and exported stays as written.");
        foreach (var group in pairs.GroupBy(pair => pair.Similarity).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine($"{Name(group.Key)}:");
            foreach (var (rarer, commoner, _) in group)
            {
                output.WriteLine($"  {$"{Quote(rarer)}: {Quote(commoner)},",-64}  {rarer.Count} of {rarer.Tag.Text}, {commoner.Count} of {commoner.Tag.Text}");
            }
        }
    }

    private static string Quote(TagCount tag) => JsonSerializer.Serialize(tag.Tag.Text, TerminalJson.Context.String);

    private static string Name(TagSimilarity similarity) => similarity switch
    {
        TagSimilarity.Joined => "Joined or parted",
        TagSimilarity.Plural => "Singular and plural",
        TagSimilarity.Swapped => "The same words in another order",
        _ => "Spelled almost the same",
    };
}
