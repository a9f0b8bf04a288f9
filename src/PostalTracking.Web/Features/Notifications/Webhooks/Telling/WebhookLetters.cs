using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// Carries to a partner's owners the letters of endpoints that were disabled. One that dies between the post's yes and the note
/// of it sends the letter again, under the same Message-ID.
/// </summary>
internal sealed partial class WebhookLetters(
    PostalTrackingDbContext db,
    NpgsqlDataSource database,
    MailDoor door,
    IOptions<MailOptions> mail,
    IOptions<SiteOptions> site,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<WebhookLetters> logger) : IRound
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (door.IsOpen && configuration.DeliversMessages() && await TakeAsync(cancellationToken) is { } id)
        {
            await CarryAsync(id, cancellationToken);
            done++;
        }

        return done;
    }

    private async Task<Guid?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select id from webhook_letter where next_attempt_at <= $1 order by next_attempt_at limit 1 for update skip locked)
            update webhook_letter l set next_attempt_at = $2, attempts = l.attempts + 1 from due where l.id = due.id returning l.id
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + Lease });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task CarryAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await (
            from letter in db.Set<WebhookLetter>()
            join endpoint in db.Set<WebhookEndpoint>() on letter.EndpointId equals endpoint.Id
            join owner in db.Set<StaffMember>() on letter.OwnerId equals owner.Id
            where letter.Id == id
            select new { letter, endpoint.Url, owner.Email, owner.DisabledAt }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return;
        }

        // Whoever left in between is not written to.
        var delivery = EmailAddress.Parse(found.Email) is { } address && found.DisabledAt is null
            ? await DeliverAsync(found.letter, new Uri(found.Url).Host, address, cancellationToken)
            : new Delivery.Never("no address");
        LogTried(id, found.letter.Attempts, delivery.GetType().Name);
        await NoteAsync(found.letter, delivery, cancellationToken);
    }

    private async Task<Delivery> DeliverAsync(WebhookLetter letter, string host, string address, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage
        {
            MessageId = $"webhook-{letter.Id:N}@{mail.Value.From!.Split('@')[1]}",
            Date = letter.CreatedAt,
            Subject = WebhookTexts.For("Letter.Subject", Languages.All[0]),
            Body = new TextPart(TextFormat.Plain) { Text = Text(letter, host) },
        };
        message.From.Add(new MailboxAddress(SharedTexts.For("Brand", Languages.All[0]), mail.Value.From!));
        message.To.Add(new MailboxAddress("", address));
        return await door.DeliverAsync(message, cancellationToken);
    }

    // Nobody asked a partner's people for their language: all three, one after the other.
    private string Text(WebhookLetter letter, string host)
    {
        var path = $"/partner/webhooks/{letter.EndpointId}";
        var page = site.Value.Address is { } house ? new Uri(house, path).AbsoluteUri : path;
        return string.Join(
            "\n\n— — —\n\n", Languages.All.Select(language => WebhookTexts.For($"Letter.{letter.Why}", language, host, page)));
    }

    private async Task NoteAsync(WebhookLetter letter, Delivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? next = delivery is Delivery.Later && letter.Attempts <= Delays.Length ? now + Delays[letter.Attempts - 1] : null;
        DateTimeOffset? sent = delivery is Delivery.Taken ? now : null;
        var failure = delivery switch
        {
            Delivery.Later later => Short(later.Said),
            Delivery.Never never => Short(never.Said),
            _ => null,
        };
        await db.Set<WebhookLetter>().Where(l => l.Id == letter.Id && l.Attempts == letter.Attempts).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.NextAttemptAt, next).SetProperty(l => l.SentAt, sent).SetProperty(l => l.Failure, failure),
            cancellationToken);
    }

    private static string Short(string said) => said.Length <= 200 ? said : said[..200];

    [LoggerMessage(LogLevel.Information, "Letter {Id} of a disabled endpoint, attempt {Attempt}: {Delivery}")]
    private partial void LogTried(Guid id, int attempt, string delivery);
}
