namespace PaperBot.Search;

/// <summary>Knows what else the idea of a tag is called, in any language.</summary>
public interface ITagMeanings
{
    /// <summary>Finds the other names of the idea that some words name as a whole, the nearest first: <c>강화학습</c> → <c>reinforcement learning</c>, <c>RL</c>.</summary>
    IEnumerable<string> FindSynonyms(string words);
}
