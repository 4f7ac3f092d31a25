using PaperBot.Platforms;

namespace PaperBot.Commands;

/// <summary>A command that users can run. The router finds it by its names; adding a command takes its own file and its test.</summary>
public interface ICommand
{
    /// <summary>The names, option and help text. Discord's registration and the help of every platform are generated from it.</summary>
    CommandDefinition Definition { get; }

    /// <summary>
    /// Runs the command. An expected miss is a <see cref="NotFoundReply"/>; an exception is a bug. Entries are replied with by
    /// <see cref="EntryReplyBuilder"/>, which also says whether replies are private; a command's own words are in <see cref="Wording"/>.
    /// </summary>
    ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken);

    /// <summary>Whether the command may have to wait for the store, which look-ups never do.</summary>
    bool UsesStore => false;

    /// <summary>Whether it may ask a platform, which takes longer than a look-up.</summary>
    bool CallsPlatform => false;

    /// <summary>Whether the command with this argument changes what is stored, rather than only showing it.</summary>
    bool Changes(string argument) => false;

    /// <summary>Whether it is about the person's own list, so that it needs to know who the person is.</summary>
    bool IsPersonal => false;

    /// <summary>Whether it only looks entries up, so that its reply is the same whoever asks and wherever.</summary>
    bool IsLookup => !UsesStore && !CallsPlatform && !IsPersonal;

    /// <summary>Completes what the user has typed so far of the option: at most 25 choices, best first.</summary>
    IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => [];

    /// <summary>Completes an option that is something of the channel, with those that match what was typed; null if it is not.</summary>
    Task<IReadOnlyList<AutocompleteChoice>>? AutocompleteAsync(ChannelAddress channel, string typed, Locale locale, CancellationToken cancellationToken) => null;
}
