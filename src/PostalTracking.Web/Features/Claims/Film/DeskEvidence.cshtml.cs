using Microsoft.AspNetCore.Authorization;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>What there is to a claim, for the desk.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class DeskEvidenceModel(ClaimVisit visit, ReadEvidence evidence, AuditLog audit) : EvidenceOfClaim(visit, evidence, audit);
