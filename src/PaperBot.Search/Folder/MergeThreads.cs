using Lucene.Net.Index;

namespace PaperBot.Search.Folder;

/// <summary>Merges segments in the background. A merge that fails is tried again after the next commit; it does not end the process.</summary>
/// <param name="reportDamage">Receives what may mean that the index is damaged.</param>
internal sealed class MergeThreads(Action<Exception> reportDamage) : ConcurrentMergeScheduler
{
    protected override void HandleMergeException(Exception exc)
    {
        if (!FolderState.IsNoSpaceOrAccess(exc))
        {
            reportDamage(exc);
        }
    }
}
