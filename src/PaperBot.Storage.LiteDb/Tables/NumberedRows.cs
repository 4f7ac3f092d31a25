using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>Reads many documents of a collection by their numbers.</summary>
internal static class NumberedRows
{
    // To find a document takes as long as to read the next few.
    private const int MaxGap = 3;

    /// <summary>Reads documents by their numbers. Those near each other are found together.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="numbers">The numbers in ascending order.</param>
    /// <param name="read">Reads a document.</param>
    public static Dictionary<int, T> Read<T>(ILiteCollection<BsonDocument> collection, List<int> numbers, Func<BsonDocument, T> read)
    {
        var rows = new Dictionary<int, T>(numbers.Count);
        for (int first = 0, next = 1; next <= numbers.Count; next++)
        {
            if (next < numbers.Count && numbers[next] - numbers[next - 1] <= MaxGap)
            {
                continue;
            }

            foreach (var document in Find(collection, numbers[first], numbers[next - 1]))
            {
                var number = document["_id"].AsInt32;
                while (numbers[first] < number)
                {
                    first++;
                }

                if (numbers[first] == number)
                {
                    rows[number] = read(document);
                }
            }

            first = next;
        }

        return rows;
    }

    private static IEnumerable<BsonDocument> Find(ILiteCollection<BsonDocument> collection, int first, int last) =>
        first < last ? collection.Find(BsonExpression.Create("$._id BETWEEN @0 AND @1", first, last))
        : collection.FindById(first) is { } document ? [document]
        : [];
}
