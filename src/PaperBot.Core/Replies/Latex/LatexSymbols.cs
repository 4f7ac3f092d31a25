using System.Collections.Frozen;

namespace PaperBot.Replies.Latex;

/// <summary>LaTeX's commands for single characters and for styles, and the characters that Unicode has raised and lowered.</summary>
internal static class LatexSymbols
{
    private const string Commands =
        """
        alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
        omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        times × cdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • textbullet •
        leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ lesssim ≲ gtrsim ≳
        triangleq ≜ coloneqq ≔ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lt < gt >
        infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
        to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔
        mapsto ↦ uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ hookrightarrow ↪ rightharpoonup ⇀
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅
        forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙
        perp ⊥ bot ⊥ top ⊤ parallel ∥ mid | angle ∠ vdash ⊢ models ⊨ therefore ∴ because ∵
        langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖
        ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ textellipsis … ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ prime ′ degree ° textdegree °
        checkmark ✓ cmark ✓ xmark ✗ dagger † dag † ddagger ‡ S § P ¶ copyright © textregistered ® texttrademark ™ pounds £ texteuro € euro €
        square □ Box □ blacksquare ■ triangle △ diamond ⋄ clubsuit ♣ heartsuit ♥ spadesuit ♠
        textasciitilde ~ textasciicircum ^ textbackslash \ textgreater > textless < textbar | textendash – textemdash — textquotesingle '
        textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textmu µ texttimes × textpm ±
        """;

    private const string TextCommands =
        "ss ß o ø O Ø ae æ AE Æ oe œ OE Œ aa å AA Å l ł L Ł i ı j ȷ ie i.e. eg e.g. etal et\u00A0al. etc etc. cf cf. vs vs. wrt w.r.t. xspace \u200B";

    private const string RaisedFrom = "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∘′*∗†‡";
    private const string RaisedTo = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ°′**†‡";
    private const string LoweredFrom = "0123456789+-−=()aehijklmnoprstuvxβγρφχ";
    private const string LoweredTo = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";

    private static readonly FrozenDictionary<string, string> Signs = Pairs(Commands);
    private static readonly FrozenDictionary<string, string> Letters = Pairs(TextCommands);

    /// <summary>The character of a command such as <c>alpha</c> or <c>times</c> in mathematics; null if it is no such command.</summary>
    public static string? Find(string command) => Signs.GetValueOrDefault(command);

    /// <summary>The same in text, where there are also commands such as <c>ss</c> and <c>ie</c>.</summary>
    public static string? FindInText(string command) => Find(command) ?? Letters.GetValueOrDefault(command);

    /// <summary>The text raised (<c>-3</c>: ⁻³); null where Unicode does not have all of it.</summary>
    public static string? FindRaised(string text) => Map(text, RaisedFrom, RaisedTo);

    /// <summary>The text lowered (<c>i</c>: ᵢ); null where Unicode does not have all of it.</summary>
    public static string? FindLowered(string text) => Map(text, LoweredFrom, LoweredTo);

    /// <summary>The letter as <c>\mathbb</c> writes it (Unicode's Mathematical Alphanumeric Symbols); other characters as they are.</summary>
    public static string DoubleStruck(string text) => string.Concat(text.Select(character => character switch
    {
        'C' => "ℂ",
        'H' => "ℍ",
        'N' => "ℕ",
        'P' => "ℙ",
        'Q' => "ℚ",
        'R' => "ℝ",
        'Z' => "ℤ",
        '1' => "𝟙",
        >= 'A' and <= 'Y' => char.ConvertFromUtf32(0x1D538 + character - 'A'),
        _ => character.ToString(),
    }));

    /// <summary>The style of a command with an argument (<c>\textbf{…}</c>) or at a group's start (<c>{\bf …}</c>); null if it is no style.</summary>
    public static TextStyle? FindStyle(string command) => command switch
    {
        "textbf" or "mathbf" or "textsc" or "section" or "paragraph" or "bf" or "bfseries" => TextStyle.Bold,
        "emph" or "textit" or "textsl" or "mathit" or "em" or "it" or "itshape" or "sl" => TextStyle.Italic,
        "texttt" or "code" or "lstinline" or "verb" or "tt" or "ttfamily" => TextStyle.Code,
        _ => null,
    };

    private static string? Map(string text, string from, string to)
    {
        var mapped = text.Where(character => character != ' ').Select(character => from.IndexOf(character, StringComparison.Ordinal)).ToList();
        return mapped.Count == 0 || mapped.Contains(-1) ? null : string.Concat(mapped.Select(at => to[at]));
    }

    private static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1].Replace('\u00A0', ' ').Replace("\u200B", ""));
}
