using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// Renders a reply as a container (components/reference, Container). If Discord's maximum of components does not do, the lines between entries are left
/// out first, then menus, then the last buttons; entries and what opens them never.
/// </summary>
internal static class ContainerRenderer
{
    private const int MaxComponents = 40;
    private const int MaxLength = 4_000;
    private const int AccentColor = 0x5865F2;
    private const int ComponentsOfMenu = 2;
    private const int ComponentsOfHelp = 2;

    /// <summary>The container of a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="key">The key of a posted message; null for the reply to a command.</param>
    public static Component Render(Reply reply, IdempotencyKey? key)
    {
        var lookups = reply.Lines.Where(IsLookup).ToList();
        var texts = ReplyTexts.Of(reply, [.. reply.Lines.Where(line => !IsLookup(line))]);
        var room = MaxComponents - 1 - texts.Sum(text => text.Components) - (CanCarry(texts, key) ? 0 : ComponentsOfHelp);
        var buttons = Take([.. ButtonsOf(reply).Where(button => ComponentRenderer.Fits(button.Command))], ref room);
        var grid = Take([.. lookups.Select(line => new Button($"{line.Term} {line.Detail}", line.Command!))], ref room);
        var menus = MenusOf(reply).Take(room / ComponentsOfMenu).ToList();
        room -= menus.Count * ComponentsOfMenu;

        var ids = new ComponentIds(key);
        var components = new List<Component>(Texts(texts, ids, hasSeparators: room >= texts.Count(text => text.Read is not null) - 1));
        components.AddRange(ComponentRenderer.Rows(grid, ids));
        components.AddRange(ComponentRenderer.Rows(buttons, ids));
        components.AddRange(menus.Select(menu => ComponentRenderer.Menu(menu.Placeholder, menu.Effect, menu.Options, ids)));
        if (ids.IsKeyPending)
        {
            components.AddRange(ComponentRenderer.Rows([new(DiscordWording.Help.In(reply.Locale), "help")], ids));
        }

        return new(ComponentType.Container) { AccentColor = AccentColor, Components = components };
    }

    /// <summary>A text alone, which shows something, since Discord refuses any other.</summary>
    public static Component Text(string markdown) => new(ComponentType.TextDisplay) { Content = string.IsNullOrWhiteSpace(markdown) ? "…" : markdown };

    /// <summary>The texts, each in its share of the characters.</summary>
    private static IEnumerable<Component> Texts(IReadOnlyList<ReplyText> texts, ComponentIds ids, bool hasSeparators)
    {
        var rendered = TextShares.Render(texts, MaxLength);
        for (var i = 0; i < texts.Count; i++)
        {
            var text = Text(rendered[i]);
            if (hasSeparators && i > 0 && texts[i].Read is not null && texts[i - 1].Read is not null)
            {
                yield return new(ComponentType.Separator);
            }

            yield return texts[i].Read is { } read
                ? new(ComponentType.Section) { Components = [text], Accessory = ComponentRenderer.Button(read, ids) }
                : text;
        }
    }

    private static IEnumerable<Button> ButtonsOf(Reply reply) =>
    [
        .. reply.Cards is [var only] ? only.Sections.Select(section => section.Unfold).OfType<Button>().Concat(only.Buttons.Skip(1)) : [],
        .. reply.Buttons,
        .. reply.Suggestions.Select(suggestion => new Button(suggestion.Text, suggestion.Command, ButtonEffect.Replace)),
    ];

    /// <summary>What can be done with the entries of a list, and their tags.</summary>
    private static IEnumerable<(string Placeholder, ButtonEffect Effect, IEnumerable<Suggestion> Options)> MenusOf(Reply reply)
    {
        var readable = (reply.IsCompact ? reply.Cards : []).Where(card => !card.IsWithdrawn).ToList();
        if (readable.Count > 0)
        {
            yield return (
                DiscordWording.OfAnEntry(reply.Locale, Wording.Open(reply.Locale)), ButtonEffect.Respond, readable.Select(card => new Suggestion(card.Title, $"show {card.Entry.Id}")));
        }

        var actions = (reply.Cards.Count > 1 ? reply.Cards : [])
            .SelectMany(card => card.Buttons.Skip(1).Where(button => button.Command.Length is > 0 and <= CustomId.MaxLength).Select(button => (card.Title, Button: button)))
            .GroupBy(action => (action.Button.Label, action.Button.Effect));
        foreach (var action in actions)
        {
            yield return (
                DiscordWording.OfAnEntry(reply.Locale, action.Key.Label), action.Key.Effect, action.Select(entry => new Suggestion(entry.Title, entry.Button.Command)));
        }

        var tags = reply.Tags.Where(tag => tag.Command.Length is > 0 and <= CustomId.MaxLength).ToList();
        if (tags.Count > 0)
        {
            yield return (Wording.LookUpTag(reply.Locale), ButtonEffect.Respond, tags);
        }
    }

    private static List<Button> Take(List<Button> buttons, ref int room)
    {
        var (fitting, components) = ComponentRenderer.Count(buttons.Count, room);
        room -= components;
        return buttons[..fitting];
    }

    private static bool IsLookup(ReplyLine line) => line.Command is { } command && ComponentRenderer.Fits(command);

    private static bool CanCarry(IReadOnlyList<ReplyText> texts, IdempotencyKey? key) =>
        key is null || texts.Any(text => text.Read is { } read && ComponentIds.HasRoomForKey(read.Command, key));
}
