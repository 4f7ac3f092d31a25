namespace PaperBot.Tests.Parsing;

/// <summary>Lines of an export.</summary>
internal static class ExportLines
{
    /// <summary>The line of an entry, with its end. Each number is another paper.</summary>
    public static string Create(int number, string commentary) =>
        $$$"""{"id":"{{{number:D10}}}","date":"2024-05-07","title":"A{{{number}}}","authors":[],"abstract":null,"commentary":["{{{commentary}}}"],"tags":["moe"],"derivedTags":[],"links":[],"paper":null,"source":{"kind":"File","location":"/x","file":"a.txt","revision":""}}""" + "\n";
}
