namespace PaperBot.Tests.EndToEnd;

/// <summary>A digest for the tests of Discord.</summary>
internal static class DiscordPapers
{
    /// <summary>A command line that is longer than the id of a button.</summary>
    public const string LongFilter = "moe|survey|vision|audio|agents|alignment|retrieval|distillation|quantization|long-context|reasoning|pruning|robotics";

    /// <summary>Eleven papers of three days, the newest by Ada Kim, with commentary in both languages.</summary>
    public static string Digest { get; } = string.Join("\n\n", Enumerable.Range(1, 11).GroupBy(number => number % 3, Paper)
        .Select(day => Notes.Digest($"2024-03-0{3 - day.Key}", [.. day])));

    private static string Paper(int number) => Notes.Note(
        $"Paper number {number}",
        number % 4 == 0 ? "#moe #survey" : number % 5 == 0 ? "#vision" : "#moe",
        $"전문가 {number}명을 고르는 라우터의 설명입니다.\nWe explain a router for experts, {number} of them.\nhttps://arxiv.org/abs/2405.{number:D5}",
        "Ada Kim, Ben Park");
}
