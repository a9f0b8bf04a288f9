using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Makes the mail of a letter: its words, its paper as PDF, and the enclosures that go with it.</summary>
internal sealed class LetterMail(EnclosureFiles files, IOptions<MailOptions> options)
{
    /// <exception cref="EnclosureGoneException">A file is not there any more, or not the one that the letter lists.</exception>
    public async Task<MimeMessage> MakeAsync(Letter letter, CancellationToken cancellationToken)
    {
        var parts = new Multipart("mixed")
        {
            new TextPart(TextFormat.Plain) { Text = letter.Body },
            Part($"{letter.Number}.pdf", "application/pdf", LetterPdf.Of(letter)),
        };
        foreach (var enclosure in letter.Enclosures.Where(one => one.IsAttached))
        {
            parts.Add(Part(enclosure.Name, enclosure.MediaType, await files.ReadAsync(letter, enclosure, cancellationToken)));
        }

        var message = new MimeMessage { MessageId = letter.MessageId, Date = letter.WrittenAt, Subject = letter.Subject, Body = parts };
        message.From.Add(new MailboxAddress(LetterTexts.For("From", letter.Language), options.Value.From!));
        message.To.Add(new MailboxAddress(letter.AddresseeName, letter.AddresseeEmail!));
        return message;
    }

    private static MimePart Part(string name, string mediaType, byte[] content) =>
        new(ContentType.TryParse(mediaType, out var type) ? type : new ContentType("application", "octet-stream"))
        {
            Content = new MimeContent(new MemoryStream(content)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = name,
        };
}
