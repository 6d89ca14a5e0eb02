/**
 * 组织机构调整: an organisation is renamed, moved, merged or split, a person transferred, the whole tree imported; each previewed,
 * applied in one transaction, recorded, and undone where nothing has happened since that contradicts it (decision 6).
 */
package cn.baolei.reorganisation;
