namespace PaperBot.Search.Text;

/// <summary>What a term is.</summary>
internal enum TokenKind
{
    /// <summary>A Latin word or number.</summary>
    Word,

    /// <summary>The words that hyphens join, as one.</summary>
    Joined,

    /// <summary>A word with its symbols.</summary>
    Symbols,

    /// <summary>Two neighbouring syllables, or one that is a word.</summary>
    Syllables,

    /// <summary>Two syllables with a blank between them.</summary>
    Bridge,
}

/// <summary>A term of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">Where its characters begin in the buffer.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="Position">Its position: of a word, or of a syllable.</param>
internal readonly record struct Token(TokenKind Kind, int First, int Length, int Start, int End, int Position);
