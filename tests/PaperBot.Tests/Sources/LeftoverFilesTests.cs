namespace PaperBot.Tests.Sources;

public sealed class LeftoverFilesTests
{
    [Theory]
    [InlineData(".2024-05-07.txt.swp")]
    [InlineData(".#2024-05-07.txt")]
    [InlineData("#2024-05-07.txt#")]
    [InlineData("2024-05-07.txt~")]
    [InlineData("2024-05-07.txt.swo")]
    [InlineData("4913")]
    [InlineData("2024-05-07.txt___jb_tmp___")]
    [InlineData("~$digest.docx")]
    [InlineData("~WRL0003.tmp")]
    [InlineData("2024-05-07.TMP")]
    [InlineData("notes.md.part")]
    [InlineData("notes.md.partial")]
    [InlineData("notes.md.crdownload")]
    [InlineData("notes.md.download")]
    [InlineData("~syncthing~notes.md.tmp")]
    [InlineData("notes.md.!sync")]
    [InlineData("Thumbs.db")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    [InlineData("Icon\r")]
    [InlineData("$RECYCLE.BIN")]
    [InlineData("@eaDir")]
    public void What_an_editor_a_sync_program_or_a_system_leaves_is_no_document(string name) =>
        (LeftoverFiles.IsLeftover(name), LeftoverFiles.FindWarning(name)).ShouldBe((true, null));

    [Theory]
    [InlineData("2024-05-07.txt.bak")]
    [InlineData("2024-05-07.md.orig")]
    [InlineData("2024-05-07.txt.bak2")]
    [InlineData("Routing.sync-conflict-20240601-101112-ABC7DEF.md")]
    [InlineData("Routing (Ada's conflicted copy 2024-06-01).md")]
    [InlineData("Routing (Ada's conflicted copy 2024-06-01 (1)).md")]
    [InlineData("Routing (conflicted copy 2024-06-01 101112).md")]
    [InlineData("Routing (Conflicted copy laptop 202406011011).md")]
    [InlineData("Routing(Ada의 충돌된 복사본 2024-06-01).md")]
    [InlineData("Routing (Adas Konfliktkopie 2024-06-01).md")]
    [InlineData("Routing (Case Conflict 1).md")]
    [InlineData("Routing (SFConflict ada@example.org 2024-06-01-10-11-12).md")]
    [InlineData("Routing_conflict-20240601-101112.md")]
    [InlineData("Routing [Conflict].md")]
    [InlineData("Routing_conf(1).md")]
    [InlineData("Routing.Conflict.md")]
    [InlineData("Routing-DESKTOP-AB12CD3.md")]
    [InlineData("Routing-LAPTOP-9ZYX8W7-2.md")]
    public void A_backup_or_conflict_copy_is_no_document_and_a_person_is_told_so(string name)
    {
        LeftoverFiles.IsLeftover(name).ShouldBeTrue();
        LeftoverFiles.FindWarning(name).ShouldNotBeNull();
        LeftoverFiles.IsLeftover(name.Normalize(NormalizationForm.FormD)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2024-05-07.txt")]
    [InlineData("digest")]
    [InlineData("240507 Routing 1.md")]
    [InlineData("Copy of Routing.md")]
    [InlineData("C# and F#.md")]
    [InlineData("Knowledge Conflicts (a survey).md")]
    [InlineData("Resolving the Conflict (on Evaluation).md")]
    [InlineData("해시 충돌 (요약).md")]
    [InlineData("On-laptop-reviews.md")]
    [InlineData("Partial.md")]
    [InlineData("~ a note.md")]
    [InlineData("part")]
    public void A_document_stays_one(string name) => (LeftoverFiles.IsLeftover(name), LeftoverFiles.FindWarning(name)).ShouldBe((false, null));
}
