using PaperBot.Commands;

namespace PaperBot.Web;

/// <summary>The saved papers of whoever reads the page. There are none where others than those on this machine can read it.</summary>
internal sealed class ReaderList(CommandRouter router, PageAccess access)
{
    /// <summary>Refuses a command about the list where there is none; null if it can be executed.</summary>
    public Reply? Refuse(string line, Locale locale) =>
        Offers(line) ? null : new() { Command = "help", Locale = locale, Found = false, Message = PageWording.NoList(locale) };

    /// <summary>The buttons that can be links of the page.</summary>
    public IEnumerable<Button> Links(IEnumerable<Button> buttons) => buttons.Where(button => button.IsCommand && Offers(button.Command));

    private bool Offers(string line) => !access.IsShared || !router.IsPersonal(line);
}
