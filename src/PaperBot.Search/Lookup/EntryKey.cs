using Lucene.Net.Index;
using Lucene.Net.Util;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>What orders entries of one day: the document, the ordinal in it, and the id.</summary>
internal readonly record struct EntryKey(BytesRef Document, int Ordinal, BytesRef Id) : IComparable<EntryKey>
{
    /// <summary>Reads the key of a document of the index.</summary>
    public static EntryKey Read(AtomicReader reader, int doc)
    {
        var document = new BytesRef();
        reader.GetSortedDocValues(IndexFields.Document).Get(doc, document);
        return new(document, EntryPlace.OrdinalOf(reader.GetNumericDocValues(IndexFields.Place).Get(doc)), ReadId(reader, doc));
    }

    /// <summary>Reads the id alone.</summary>
    public static BytesRef ReadId(AtomicReader reader, int doc)
    {
        var id = new BytesRef();
        reader.GetBinaryDocValues(IndexFields.Id).Get(doc, id);
        return id;
    }

    public int CompareTo(EntryKey other)
    {
        var order = Document.CompareTo(other.Document);
        order = order != 0 ? order : Ordinal.CompareTo(other.Ordinal);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}
