using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PaperBot.Parsing;

namespace PaperBot.Tests.Parsing;

/// <summary>
/// Real vault notes of both styles that hold all the traps of notes. Their text is not part of the project, so what stands here is the SHA-256 (16 digits) of
/// the fields that each holds. The fields behind each were compared with the note by eye; where one differs now, the test shows the fields as
/// they are read, to be compared again before the new hash is written down.
/// </summary>
public sealed class SharedNoteSampleTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string File, string Hash)[] Sample =
    [
        ("2016/09.md", "32fea124b13168a1"),
        ("2019/190325 Implicit Generative and Generalization in Energy-Based Models.md", "290e62f89dde24a6"),
        ("2020/200128 Squeeze-Excitation.md", "046c1990f5a7c63b"),
        ("2019/191118 Anchor-Free.md", "133d4bb56febb38d"),
        ("2020/200103 BlendMask.md", "1ec73c80d2400d2b"),
        ("2019/190620 XLNet.md", "1732d4b6f685e0a8"),
        ("2019/190724 MixNet.md", "89f6a424dcd9bfbd"),
        ("2019/191022 MelGAN.md", "1fcd7957ec11ae98"),
        ("2020/200211 fastai.md", "eba6465242fdebd7"),
        ("2020/200701 On Linear Identifiability of Learned Representations.md", "955ac31f0f7fe859"),
        ("2020/200703 Language-agnostic BERT Sentence Embedding.md", "246b9b32a28341aa"),
        ("2023/230306.md", "32fea124b13168a1"),
        ("2017/170629 Do GANs actually learn the distribution.md", "e5bf4db33fd9335f"),
        ("2020/200305 What the [MASK].md", "65ce8c71b46dd5d3"),
        ("2020/200518 (Re)construing Meaning in NLP.md", "66feac1c6acf33c0"),
        ("2021/211210 Self-attention Does Not Need $O(n^2)$ Memory.md", "6559b4d0ce07fdd3"),
        ("2022/220815 LLM.int8().md", "2726eb3b0dcc6512"),
        ("2020/200128 Scaling Laws for LM.md", "8437b645bca9c589"),
        ("2020/200129 AP Loss.md", "051fe487fd6065e1"),
        ("2019/191118 CenterMask.md", "3ba3bb85c8316865"),
        ("2022/220531 IDE-3D.md", "586b213e4f6f0c87"),
        ("2020/200122 SABL.md", "64a08ed4bbc3df50"),
        ("2020/200122 Group Norm, Weight Standardization.md", "5eccd12cd7db9dde"),
        ("2020/200122 StyleGAN 2.md", "86cef38157641ca0"),
        ("2020/201126 Thoughts on recent papers 1.md", "1cd4b17ebff8e4c6"),
        ("2020/200129 Empirical Attention.md", "278b5a75dca584b6"),
        ("2020/200130 EfficientDet.md", "c7696425cab5c727"),
        ("2020/200212 GLU Variants Improve Transformer.md", "2705a74af500ba8e"),
        ("2020/201203 Self-labeled Conditional GANs.md", "9a7e0b6bd9454ed5"),
        ("2020/200129 Speech Recognition.md", "ad3c31d9a4aaf2f7"),
        ("2020/200619 Augmentation for GANs.md", "c9628263cf2fb303"),
        ("2020/200207 Bayes Posterior.md", "d18b28b83909d8c6"),
        ("2020/200306 What is the State of Neural Network Pruning.md", "444c8eaddcaf2b52"),
        ("2020/200509 Generalizing Outside the Training Set.md", "0a0183f9410f5533"),
        ("2020/200311 Improved Baselines with Momentum Contrastive Learning.md", "707fe02970ea76c2"),
        ("2020/200409 EvoNorm.md", "db04aa1b32e292c9"),
        ("2020/200725 Neighbor Embedding.md", "c95bcc0da3d43a4e"),
        ("2020/200519 Staying True to Your Word.md", "0ff70234c4fe7d76"),
        ("2021/211103 An Empirical Study of Training End-to-End Vision-and-Language Transformers.md", "8346f5b3ad0e0078"),
        ("2022/220711 Language Models (Mostly) Know What They Know.md", "77d48d2709162c7e"),
        ("2023/230310 Towards MoE Deployment.md", "a09484ef945fd989"),
        ("2023/230511 Musketeer (All for One, and One for All).md", "59dd210f32e9bea1"),
        ("2023/230808 Continual Pre-Training of Large Language Models.md", "f06c53a2d56bf6e3"),
        ("2020/200720 Distributed Associative Memory Network with Memory Refreshing Loss.md", "81a0d43c73ea7cec"),
        ("2020/201117 DeepNAG.md", "3f52d2ae58980372"),
        ("2021/210816 On the Opportunities and Risks of Foundation Models.md", "e2bab3293610f43a"),
        ("2021/211213 GLaM.md", "da56394d257a3cbc"),
        ("2023/230212 I$^2$SB.md", "44a673261f11fee0"),
        ("2023/230316 $P+$.md", "8c1fb27f188c8b79"),
        ("2023/230624 H$_2$O.md", "6e330949c67c1201"),
        ("2023/230627 CLIPA-v2.md", "3596ae63327aeeaa"),
        ("2022/220922 Whisper.md", "9be3efa3bde2487b"),
        ("2023/230213 Lossy Compression.md", "13bed729756e69b3"),
        ("2024/240131 Dolma.md", "6b68ad889a7c728f"),
        ("2024/240212 Suppressing Pink Elephants with Direct Principle Feedback.md", "e1cb23f5df7cdb8e"),
        ("2025/250814 NextStep-1.md", "1a7e4e29054ddd44"),
        ("2024/240416 Self-playing Adversarial Language Game Enhances LLM Reasoning.md", "4625e165ccf7a993"),
        ("2024/241202 RandAR.md", "b01d366f12fcb686"),
        ("2025/250103 Process Reinforcement through Implicit Rewards.md", "1fe84365ec03fbfd"),
        ("2024/241107 Scaling Laws for Precision.md", "5b909b0e82a97d65"),
        ("2024/240906 MiniCPM3.md", "934fa2b47a513e27"),
        ("2023/231211 Photorealistic Video Generation with Diffusion Models.md", "00c439428b58a02a"),
        ("2025/250415 70% Size, 100% Accuracy.md", "96417c539bba69a3"),
    ];

    [Fact]
    public void Every_field_of_a_sample_of_real_notes_is_as_a_reader_sees_it()
    {
        var files = SharedNotes.Files().ToDictionary(file => file.File.Replace("papers/", ""), file => file.Content);
        foreach (var (file, hash) in Sample)
        {
            var read = Read(file, files[file]);
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read)))[..16].ShouldBe(hash, $"{file} is read as\n{read}");
        }
    }

    [Fact]
    public void Of_all_real_notes_hardly_any_part_is_missed()
    {
        var reads = SharedNotes.Files().Select(file => DocumentReader.Read(file.File, file.Content)).ToList();
        var entries = reads.SelectMany(read => read.Entries).ToList();
        var shares = new Dictionary<string, double>
        {
            ["one entry"] = Share(reads, read => read.Entries.Count == 1),
            ["title"] = Share(entries, entry => entry.Title.Length > 0),
            ["date"] = Share(entries, entry => entry.Date is not null),
            ["authors"] = Share(entries, entry => entry.Authors.Count > 0),
            ["abstract"] = Share(entries, entry => entry.Abstract is not null),
            ["commentary"] = Share(entries, entry => entry.Commentary.Count > 0),
            ["tags"] = Share(entries, entry => entry.Tags.Count > 0),
            ["link"] = Share(entries, entry => entry.Links.Count > 0),
            ["arXiv id"] = Share(entries, entry => entry.Links.Any(link => link.ArxivId is not null)),
        };
        output.WriteLine($"{reads.Count} notes: " + string.Join(", ", shares.Select(share => $"{share.Key} {share.Value:P2}")));
        var least = new Dictionary<string, double>
        {
            ["one entry"] = 0.995,
            ["title"] = 0.999,
            ["date"] = 0.999,
            ["authors"] = 0.85,
            ["abstract"] = 0.045,
            ["commentary"] = 0.86,
            ["tags"] = 0.91,
            ["link"] = 0.995,
            ["arXiv id"] = 0.96,
        };
        shares.ShouldAllBe(share => share.Value > least[share.Key]);
    }

    private static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> has) => (double)all.Count(has) / all.Count;

    private static string Read(string file, byte[] content)
    {
        var read = DocumentReader.Read(file, content);
        return JsonSerializer.Serialize(new
        {
            Problems = read.Problems.Select(problem => $"{problem.Severity}"),
            Entries = read.Entries.Select(entry => new
            {
                Date = $"{entry.Date:yyyy-MM-dd}",
                entry.Title,
                entry.Authors,
                entry.Abstract,
                entry.Commentary,
                Tags = entry.Tags.Select(tag => tag.Text),
                Links = entry.Links.Select(link => $"{link.Url} {link.Kind} {link.ArxivId}"),
            }),
        }, Form).ReplaceLineEndings("\n");
    }
}
