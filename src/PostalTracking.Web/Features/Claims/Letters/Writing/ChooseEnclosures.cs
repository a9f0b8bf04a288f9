using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>
/// The list of enclosures of a letter, in the order of the files: they go with the mail as long as they fit into it together; the
/// rest is listed with its checksum and handed over when the addressee asks for it.
/// </summary>
internal sealed class ChooseEnclosures(EnclosureFiles files, IOptions<MailOptions> mail)
{
    /// <summary>Null where a file was chosen that is not among the claim's checked ones any more.</summary>
    public async Task<IReadOnlyList<Enclosure>?> RunAsync(Claim claim, WriteLetter.Order order, CancellationToken cancellationToken)
    {
        var list = new List<Enclosure>();
        long left = mail.Value.AttachmentLimit;
        if (order.WithPolicyPaper)
        {
            if (await files.PolicyPaperAsync(claim.TrackNumber, claim.PolicyNumber, order.Language, cancellationToken) is not { } paper)
            {
                return null;
            }

            var name = LetterTexts.For("PolicyPaper.File", order.Language, claim.PolicyNumber);
            list.Add(new(name, "application/pdf", paper.Length, EnclosureFiles.Hash(paper), null, Fits(paper.Length)));
        }

        var ready = (await files.ReadyAsync(claim, cancellationToken)).Where(file => order.EvidenceIds.Contains(file.EvidenceId)).ToList();
        if (ready.Count != order.EvidenceIds.Distinct().Count())
        {
            return null;
        }

        list.AddRange(ready.Select(file => new Enclosure(
            OneLine(file.FileName),
            file.MediaType ?? "application/octet-stream",
            file.Size!.Value,
            Convert.ToHexStringLower(file.Sha256!),
            file.EvidenceId,
            Fits(file.Size!.Value))));
        return list;

        bool Fits(long size)
        {
            var fits = size <= left;
            left -= fits ? size : 0;
            return fits;
        }
    }

    // The name is a stranger's: it stands in a list and in a mail's head.
    private static string OneLine(string name) => string.Concat(name.Where(c => !char.IsControl(c)));
}
