using System.Net;
using PostalTracking.Web.Features.Notifications.Notices;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

public sealed class NoticeMailTests
{
    public static TheoryData<string, string> Mails =>
        [.. from language in Languages.All from mail in MadeUpNotices.Of(language) select (language, mail.Name)];

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task Each_letter_is_as_reviewed(string language, string name)
    {
        using var mail = NoticeMail.Make(MadeUpNotices.Of(language).Single(one => one.Name == name).Message, "notices@house.example");

        await Snapshot.IsAsync(
            $"{name}.{language}.txt",
            $"{string.Join('\n', mail.Headers.Select(header => $"{header.Field}: {header.Value}"))}\n\n{mail.TextBody}");
        await Snapshot.IsAsync($"{name}.{language}.html", mail.HtmlBody!);
    }

    [Fact]
    public void Both_parts_say_the_same_and_nothing_is_fetched_from_elsewhere() => Assert.All(
        Languages.All.SelectMany(MadeUpNotices.Of),
        one =>
        {
            using var mail = NoticeMail.Make(one.Message, "notices@house.example");
            var html = WebUtility.HtmlDecode(mail.HtmlBody)!;
            Assert.All(
                [
                    one.Message.Title, one.Message.Number, one.Message.Why, one.Message.Action, $"{one.Message.Link}",
                    $"{one.Message.Stop}", .. one.Message.Lines,
                ],
                words =>
                {
                    Assert.Contains(words, mail.TextBody, StringComparison.Ordinal);
                    Assert.Contains(words, html, StringComparison.Ordinal);
                });
            Assert.All(
                new[] { "<img", "<script", "<link", "src=", "url(" },
                word => Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(4, html.Split("https://").Length);
        });

    [Fact]
    public void Signs_in_the_words_stay_signs()
    {
        var notice = MadeUpNotices.Of("ru")[0].Message with { Title = "<b>&\"", Subject = "a\r\nBcc: everybody@example.org" };
        using var mail = NoticeMail.Make(notice, "notices@house.example");

        Assert.Contains("&lt;b&gt;&amp;&quot;", mail.HtmlBody, StringComparison.Ordinal);
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes, TestContext.Current.CancellationToken);
        bytes.Position = 0;
        var read = MimeKit.MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
        Assert.Empty(read.Bcc);
        Assert.Equal(notice.Address, read.To.Mailboxes.Single().Address);
    }

    [Fact]
    public void A_letter_has_the_same_id_whenever_it_is_made()
    {
        var notice = MadeUpNotices.Of("ru")[0].Message;
        using var one = NoticeMail.Make(notice, "notices@house.example");
        using var other = NoticeMail.Make(notice, "notices@house.example");

        Assert.Equal("0199a0000000700080000000000000c1@house.example", one.MessageId);
        Assert.Equal(one.MessageId, other.MessageId);
    }
}
