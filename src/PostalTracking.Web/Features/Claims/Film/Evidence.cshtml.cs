using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>What the customer is to send and has sent.</summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class EvidenceModel(ClaimVisit visit, ReadEvidence evidence, AuditLog audit) : EvidenceOfClaim(visit, evidence, audit);
