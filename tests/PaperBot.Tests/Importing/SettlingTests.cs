namespace PaperBot.Tests.Importing;

/// <summary>Notes that are stored first and written later.</summary>
public sealed class SettlingTests : IDisposable
{
    private const string File = "240509 Sparse Routing.md";
    private const string Bare = "https://arxiv.org/abs/2405.01234\n\n*Sparse Routing* (Ada Kim, Ben Lee)\n";

    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(30);

    private readonly TestCore _core = TestCore.Subscribed("Subscriptions:0:Filter=moe|routing");

    [Fact]
    public void A_complete_note_is_enqueued_at_once() => Import($"{Bare}\nThoughts on it.\n\n#moe", 1);

    [Fact]
    public void A_bare_note_is_found_at_once_and_enqueued_when_it_is_complete()
    {
        Import(Bare, 0);
        _core.Entries().ShouldHaveSingleItem();
        Import($"{Bare}\n#moe", 0);
        Import($"{Bare}\nThoughts on it.\n\n#moe", 1);
        Import($"{Bare}\nOther thoughts on it.\n\n#moe", 1);
    }

    [Fact]
    public void A_note_that_stays_without_commentary_is_enqueued_as_it_is_when_it_has_settled()
    {
        Import($"{Bare}\n#moe", 0);
        EnqueueSettled(TimeSpan.FromMinutes(20), 0);
        Import($"{Bare}\n#moe #routing", 0);
        EnqueueSettled(TimeSpan.FromMinutes(20), 0);
        EnqueueSettled(TimeSpan.FromMinutes(11), 1);
        EnqueueSettled(TimeSpan.FromDays(1), 1);
        Import($"{Bare}\nThoughts on it.\n\n#moe #routing", 1);
    }

    [Fact]
    public void A_note_that_is_removed_while_it_settles_is_never_enqueued()
    {
        Import($"{Bare}\n#moe", 0);
        _core.Get<Importer>().Import([], DeliveryScope.All, [TestCore.Document(File, []).Source]);
        EnqueueSettled(TimeSpan.FromDays(1), 0);
    }

    [Fact]
    public void A_bare_note_of_the_archive_is_not_enqueued()
    {
        _core.Get<Importer>().Import([TestCore.Document(File, Encoding.UTF8.GetBytes($"{Bare}\n#moe"))], DeliveryScope.None, settle: Settle);
        EnqueueSettled(TimeSpan.FromDays(1), 0);
        Import($"{Bare}\nThoughts on it.\n\n#moe", 0);
    }

    public void Dispose() => _core.Dispose();

    private void Import(string text, int enqueued)
    {
        _core.Get<Importer>().Import([TestCore.Document(File, Encoding.UTF8.GetBytes(text))], DeliveryScope.All, settle: Settle);
        _core.Enqueued.ShouldBe(enqueued, text);
    }

    private void EnqueueSettled(TimeSpan later, int enqueued)
    {
        _core.Time.Advance(later);
        _core.Get<Importer>().EnqueueSettled();
        _core.Enqueued.ShouldBe(enqueued);
    }
}
