namespace PostalTracking.Web.Features.Senders.Warning;

/// <summary>
/// What a recipient is told of the sender: how often a fraud was confirmed and how to guard against another. Not who it is, nor by
/// what that is known.
/// </summary>
internal sealed record SenderWarning(string Title, string Text, string Appeal)
{
    public static SenderWarning? Of(int frauds, int from, string language) => frauds < from
        ? null
        : new(
            SenderTexts.Words.Counted("Warning.Title", language, frauds),
            SenderTexts.For("Warning.Text", language),
            SenderTexts.For("Warning.Appeal", language));
}
