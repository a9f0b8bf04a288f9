using MimeKit;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

internal static class SentMails
{
    /// <summary>The bytes of an attachment; the first is the letter itself.</summary>
    public static byte[] Attached(this MimeMessage mail, int place)
    {
        using var bytes = new MemoryStream();
        ((MimePart)mail.Attachments.ElementAt(place)).Content!.DecodeTo(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
