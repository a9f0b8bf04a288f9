using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The list of enclosures of a letter: in the order of the files, as many attached as one mail carries.</summary>
internal sealed class ChooseEnclosures(EnclosureFiles files, IOptions<MailOptions> mail)
{
    /// <summary>Null where a file was chosen that is not among the claim's checked ones any more.</summary>
    public async Task<IReadOnlyList<Enclosure>?> RunAsync(Claim claim, WriteLetter.Order order, CancellationToken cancellationToken)
    {
        var left = (long)mail.Value.AttachmentLimit;
        var list = new List<Enclosure>();
        if (order.WithPolicyPaper)
        {
            if (await files.PolicyPaperAsync(claim.TrackNumber, claim.PolicyNumber, order.Language, cancellationToken) is not { } paper)
            {
                return null;
            }

            var name = LetterTexts.For("PolicyPaper.File", order.Language, claim.PolicyNumber);
            list.Add(Listed(name, "application/pdf", paper.Length, EnclosureFiles.Hash(paper), null));
        }

        var ready = (await files.ReadyAsync(claim, cancellationToken)).Where(file => order.EvidenceIds.Contains(file.EvidenceId)).ToList();
        if (ready.Count != order.EvidenceIds.Distinct().Count())
        {
            return null;
        }

        list.AddRange(ready.Select(file => Listed(
            file.FileName, file.MediaType ?? "application/octet-stream", file.Size!.Value, Convert.ToHexStringLower(file.Sha256!), file.EvidenceId)));
        return list;

        Enclosure Listed(string name, string mediaType, long size, string sha256, Guid? evidenceId)
        {
            var isAttached = size <= left;
            left -= isAttached ? size : 0;
            return new(OneLine(name), mediaType, size, sha256, evidenceId, isAttached);
        }
    }

    // The name is a stranger's: it stands in a list and in a mail's head.
    private static string OneLine(string name) => string.Concat(name.Where(c => !char.IsControl(c)));
}
