using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Matches the entries with a tag or one that is nested in it, but not by some that are only written so.</summary>
/// <param name="field">The field of tags.</param>
/// <param name="tag">The tag.</param>
/// <param name="without">The tags that do not count.</param>
internal sealed class NestedTagQuery(string field, Tag tag, IEnumerable<Tag> without) : MultiTermQuery(field)
{
    private readonly string _whole = $"{IndexFields.Whole}{tag.Folded}";
    private readonly HashSet<string> _without = [.. without.Select(other => $"{IndexFields.Whole}{other.Folded}")];

    public override string ToString(string field) => $"{field}:{_whole}/*";

    protected override TermsEnum GetTermsEnum(Terms terms, AttributeSource atts) => new NestedTerms(terms.GetEnumerator(), _whole, _without);

    private sealed class NestedTerms : FilteredTermsEnum
    {
        private readonly string _whole;
        private readonly HashSet<string> _without;

        public NestedTerms(TermsEnum terms, string whole, HashSet<string> without) : base(terms)
        {
            (_whole, _without) = (whole, without);
            SetInitialSeekTerm(new BytesRef(whole));
        }

        protected override AcceptStatus Accept(BytesRef term)
        {
            var text = term.Utf8ToString();
            return !text.StartsWith(_whole, StringComparison.Ordinal) ? AcceptStatus.END
                : (text.Length == _whole.Length || text[_whole.Length] == '/') && !_without.Contains(text) ? AcceptStatus.YES
                : AcceptStatus.NO;
        }
    }
}
