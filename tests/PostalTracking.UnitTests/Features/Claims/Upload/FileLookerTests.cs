using System.Text;
using PostalTracking.Domain.Claims;
using PostalTracking.Testing;
using PostalTracking.Web.Features.Claims.Upload;
using PostalTracking.Web.Features.Claims.Upload.Content;

namespace PostalTracking.UnitTests.Features.Claims.Upload;

public sealed class FileLookerTests
{
    public static TheoryData<string, string, int?> Good => new()
    {
        { "film.mp4", "video/mp4", 5 },
        { "film.mov", "video/mp4", 5 },
        { "fragments.mp4", "video/mp4", 4 },
        { "phone.mov", "video/quicktime", 5 },
        { "old.3gp", "video/3gpp", 5 },
        { "live.webm", "video/webm", 3 },
        { "whole.webm", "video/webm", 3 },
        { "film.mkv", "video/x-matroska", 3 },
        { "a.jpg", "image/jpeg", null },
        { "a.JPEG", "image/jpeg", null },
        { "a.png", "image/png", null },
        { "a.webp", "image/webp", null },
        { "a.heic", "image/heic", null },
        { "a.pdf", "application/pdf", null },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Knows_what_phones_make_by_its_content(string name, string type, int? seconds)
    {
        var look = Look(File(name), name, EvidenceKind.Other);
        Assert.Equal((null, type, seconds), (look.Verdict, look.Type?.Name, look.Duration));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Of_what_was_cut_anywhere_nothing_is_taken(string name, string type, int? seconds)
    {
        _ = (type, seconds);
        var file = File(name);

        // Of a pdf but for the last line's end.
        for (var length = 1; length < file.Length - (name == "a.pdf" ? 1 : 0); length++)
        {
            // A film of unknown length that ends between two of its pieces is whole as far as anybody can see.
            var verdict = Look(file[..length], name, EvidenceKind.Other).Verdict;
            Assert.True(verdict is not null || name is "live.webm" or "film.mkv" or "fragments.mp4", $"{name} of {length} bytes passes.");
        }
    }

    [Theory]
    [InlineData("film.mp4")]
    [InlineData("a.jpg")]
    [InlineData("a.png")]
    [InlineData("a.pdf")]
    [InlineData("live.webm")]
    public void Whatever_is_changed_in_it_it_is_looked_at_without_a_fault(string name)
    {
        var file = File(name);
        for (var at = 0; at < Math.Min(file.Length, 400); at++)
        {
            foreach (var value in (byte[])[0x00, 0x01, 0x7F, 0x80, 0xFF])
            {
                var changed = (byte[])file.Clone();
                changed[at] = value;
                _ = Look(changed, name, EvidenceKind.Other);
            }
        }
    }

    [Fact]
    public void A_web_page_is_none_of_it_whatever_its_name_and_encoding()
    {
        Assert.Equal(Verdicts.WebPage, Look(SampleMedia.Html(), "film.mp4", EvidenceKind.UnboxingVideo).Verdict);
        Assert.Equal(Verdicts.WebPage, Look(Encoding.Unicode.GetBytes("<html>"), "a.jpg", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.WebPage, Look("<svg onload=alert(1)>"u8.ToArray(), "a.png", EvidenceKind.Other).Verdict);
    }

    [Fact]
    public void Two_files_in_one_are_refused()
    {
        byte[] script = [.. SampleMedia.Ftyp("isom"), .. SampleMedia.Box("free", SampleMedia.Html()), .. SampleMedia.Mp4()[20..]];
        Assert.Equal(Verdicts.WebPage, Look(script, "film.mp4", EvidenceKind.UnboxingVideo).Verdict);
        Assert.Equal(Verdicts.TwoInOne, Look([.. SampleMedia.Jpeg(), .. SampleMedia.Zip()], "a.jpg", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.TwoInOne, Look([.. SampleMedia.Png(), .. SampleMedia.Pdf()], "a.png", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.TwoInOne, Look([.. SampleMedia.Mp4(), .. SampleMedia.Box("free", SampleMedia.Zip())], "a.mp4", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.TwoInOne, Look([.. SampleMedia.Pdf(), .. SampleMedia.Zip()], "a.pdf", EvidenceKind.Other).Verdict);
    }

    [Fact]
    public void The_name_and_the_place_on_the_checklist_promise_what_is_inside()
    {
        Assert.Equal(Verdicts.NotAsNamed, Look(SampleMedia.Jpeg(), "a.mp4", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.NotAsNamed, Look(SampleMedia.WebM(), "a.mp4", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.NotForKind, Look(SampleMedia.Jpeg(), "a.jpg", EvidenceKind.UnboxingVideo).Verdict);
        Assert.Equal(Verdicts.NotForKind, Look(SampleMedia.Mp4(), "a.mp4", EvidenceKind.BankStatement).Verdict);
        Assert.Equal(Verdicts.UnknownType, Look("MZ, a program"u8.ToArray(), "a.mp4", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.UnknownType, Look(SampleMedia.Eicar(), "a.pdf", EvidenceKind.Other).Verdict);
        Assert.Equal(Verdicts.Empty, Look([], "a.pdf", EvidenceKind.Other).Verdict);
    }

    [Theory]
    [InlineData("../../etc/passwd.mp4", "passwd.mp4")]
    [InlineData("C:\\films\\a.mp4", "a.mp4")]
    [InlineData("<img src=x onerror=alert(1)>.mp4", "<img src=x onerror=alert(1)>.mp4")]
    [InlineData("gpj.\u202Eexe.mp4", "gpj.exe.mp4")]
    [InlineData("a\0b\r\nc.mp4", "abc.mp4")]
    [InlineData("  Распаковка 📦.mp4 ", "Распаковка 📦.mp4")]
    [InlineData("..", "..")]
    public void A_name_loses_folders_and_invisible_marks_and_nothing_else(string given, string shown) =>
        Assert.Equal(shown, Web.Features.Claims.Upload.Tus.NewUpload.NameOf(given));

    [Fact]
    public void A_name_that_is_too_long_keeps_its_end()
    {
        var name = Web.Features.Claims.Upload.Tus.NewUpload.NameOf($"{new string('ж', 199)}📦{new string('ж', 300)}.mp4");
        Assert.Equal($"{new string('ж', 199)}….mp4", name);
        Assert.Equal("video/mp4", MediaTypes.ByName(name)?.Name);
    }

    private static FileLook Look(byte[] file, string name, EvidenceKind kind)
    {
        using var stream = new MemoryStream(file);
        return FileLooker.Look(stream, name, kind);
    }

    private static byte[] File(string name) => name switch
    {
        "fragments.mp4" => SampleMedia.FragmentedMp4(),
        "phone.mov" => SampleMedia.Mp4(brand: "qt  "),
        "old.3gp" => SampleMedia.Mp4(brand: "3gp5"),
        "live.webm" => SampleMedia.WebM(),
        "whole.webm" => SampleMedia.WebM(isLive: false),
        "film.mkv" => SampleMedia.WebM(type: "matroska"),
        "a.jpg" or "a.JPEG" => SampleMedia.Jpeg(),
        "a.png" => SampleMedia.Png(),
        "a.webp" => SampleMedia.WebP(),
        "a.heic" => SampleMedia.Heic(),
        "a.pdf" => SampleMedia.Pdf(),
        _ => SampleMedia.Mp4(),
    };
}
