using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PostalTracking.Web.Hosting;

/// <summary>The door to the post: SMTP where a host is set, else a folder.</summary>
internal sealed class MailDoor(IOptions<MailOptions> options, IHostEnvironment environment)
{
    private MailOptions Options => options.Value;

    public bool IsOpen => Options.IsConfigured;

    public async Task<Delivery> DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await (string.IsNullOrEmpty(Options.Host) ? PutAsync(message, cancellationToken) : SendAsync(message, cancellationToken));
            return new Delivery.Taken();
        }
        catch (SmtpCommandException refused)
        {
            var said = $"{(int)refused.StatusCode} {refused.Message}";

            // That the server does not want us as a sender is no fault of the letter's.
            return (int)refused.StatusCode >= 500 && refused.ErrorCode != SmtpErrorCode.SenderNotAccepted
                ? new Delivery.Never(said)
                : new Delivery.Later(said);
        }
        // A line that breaks, a name that is not found, a certificate, a password: nothing that this letter could help.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery.Later(exception.Message);
        }
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var smtp = new SmtpClient { Timeout = (int)Options.Timeout.TotalMilliseconds };
        await smtp.ConnectAsync(
            Options.Host!,
            Options.Port,
            Options.Security switch
            {
                MailSecurity.None => SecureSocketOptions.None,
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.StartTls,
            },
            cancellationToken);
        if (!string.IsNullOrEmpty(Options.User))
        {
            await smtp.AuthenticateAsync(Options.User, Options.Password ?? "", cancellationToken);
        }

        await smtp.SendAsync(message, cancellationToken);
        try
        {
            await smtp.DisconnectAsync(quit: true, cancellationToken);
        }
        // The letter is taken: how they part changes nothing.
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException)
        {
        }
    }

    // Named by the letter's own id: a second time is the same file.
    private async Task PutAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, Options.Pickup!));
        await message.WriteToAsync(Path.Combine(folder.FullName, $"{message.MessageId}.eml"), cancellationToken);
    }
}
