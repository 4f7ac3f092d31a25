using Lucene.Net.Store;
using Directory = System.IO.Directory;
using Lock = Lucene.Net.Store.Lock;

namespace PaperBot.Search.Folder;

/// <summary>
/// The lock of a folder: a file that one process at a time has open exclusively, until the process ends in whatever way. Lucene's own lock does not
/// keep other processes out on Linux.
/// </summary>
internal sealed class FolderLock(string path) : LockFactory
{
    public override Lock MakeLock(string lockName) => new FileLock(Path.Combine(path, lockName));

    public override void ClearLock(string lockName)
    {
        // Nobody can have left it behind.
    }

    private sealed class FileLock(string file) : Lock
    {
        private FileStream? _open;

        public override bool Obtain()
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                _open ??= new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException exception)
            {
                FailureReason = exception;
                return false;
            }
        }

        public override bool IsLocked()
        {
            if (_open is not null || !Obtain())
            {
                return true;
            }

            Dispose(disposing: true);
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _open?.Dispose();
            _open = null;
        }
    }
}
